package dev.pillowmint.followup.insight;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;

/** Tells weeks, and sends each to who leads, once. */
public final class Digests {
  private static final int MOST_TOLD = 500;

  private final Insights insights;
  private final Readers readers;
  private final Predicate<String> trouble;
  private final ZoneId zone;
  private final Clock clock;

  /**
   * @param trouble whether an event type says that something went wrong for the customer
   * @param zone the company's
   */
  public Digests(
      Insights insights, Readers readers, Predicate<String> trouble, ZoneId zone, Clock clock) {
    this.insights = insights;
    this.readers = readers;
    this.trouble = trouble;
    this.zone = zone;
    this.clock = clock;
  }

  /** The week before this one. */
  public Days lastWeek() {
    return Days.weekOf(LocalDate.ofInstant(clock.instant(), zone).minusWeeks(1));
  }

  /** That week, as far as it has come. */
  public Digest of(Days week) {
    return Digest.of(
        week,
        insights.tallies(week),
        insights.told(week.from(zone), week.until(zone), MOST_TOLD),
        insights.staffNames(),
        trouble);
  }

  /**
   * Sends last week's digest to everybody who has not got it.
   *
   * @return who could not be sent it now, by their log-in names
   */
  public List<String> send(Post post) {
    List<Readers.Reader> all = readers.all(clock.instant());
    Days week = lastWeek();
    Digest digest = of(week);
    return all.stream()
        .filter(
            reader -> !readers.once(week, reader, clock.instant(), () -> post.take(reader, digest)))
        .map(Readers.Reader::login)
        .toList();
  }

  /** Carries a digest to its reader. */
  @FunctionalInterface
  public interface Post {

    /** Whether it is done with: taken, or its address refused for good; false: later again. */
    boolean take(Readers.Reader reader, Digest digest);
  }
}
