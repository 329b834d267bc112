package dev.pillowmint.intake.repair;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a record lies, written e.g. {@code customer-events:3:1042}. */
public record Place(String topic, int partition, long offset) implements Comparable<Place> {
  private static final Pattern WRITTEN =
      Pattern.compile("([a-zA-Z0-9._-]{1,249}):([0-9]{1,6}):([0-9]{1,18})");
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::topic)
          .thenComparingInt(Place::partition)
          .thenComparingLong(Place::offset);

  /** Reads what {@link #toString()} writes; empty: it is none. */
  public static Optional<Place> parse(String written) {
    Matcher matcher = WRITTEN.matcher(written);
    return matcher.matches()
        ? Optional.of(
            new Place(
                matcher.group(1),
                Integer.parseInt(matcher.group(2)),
                Long.parseLong(matcher.group(3))))
        : Optional.empty();
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return topic + ":" + partition + ":" + offset;
  }
}
