package dev.pillowmint.followup.story;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a customer cares about, in whatever order it was told.
 *
 * @param told by themselves, as said last
 * @param toldAt when; null: never
 * @param noted by staff, in alphabetical order
 */
public record Interests(List<String> told, @Nullable Instant toldAt, List<String> noted) {
  /** Nothing is known. */
  public static final Interests NONE = new Interests(List.of(), null, List.of());

  private static final int MOST = 100;

  public Interests {
    told = List.copyOf(told);
    noted = List.copyOf(noted);
  }

  /** All of them, what they told themselves first. */
  public List<String> all() {
    return Stream.concat(told.stream(), noted.stream()).distinct().toList();
  }

  Interests with(Moment moment) {
    List<String> interests =
        moment.texts("interests").stream().map(String::strip).filter(i -> !i.isEmpty()).toList();
    return switch (moment.type()) {
      case "customer.profile-changed" ->
          moment.words().containsKey("interests") ? told(moment, interests) : this;
      case "customer.noted" -> interests.isEmpty() ? this : noted(interests);
      default -> this;
    };
  }

  private Interests told(Moment moment, List<String> interests) {
    List<String> bounded = interests.stream().distinct().limit(MOST).toList();
    boolean older = toldAt != null && moment.at().isBefore(toldAt);
    boolean tie = moment.at().equals(toldAt) && bounded.toString().compareTo(told.toString()) >= 0;
    return older || tie ? this : new Interests(bounded, moment.at(), noted);
  }

  private Interests noted(List<String> more) {
    SortedSet<String> both = new TreeSet<>(noted);
    both.addAll(more);
    return new Interests(told, toldAt, both.stream().limit(MOST).toList());
  }
}
