package dev.pillowmint.followup.insight;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.followup.insight.Insights.Told;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A week in its best stories, and in what should not have come to that. No customer is named, and
 * of staff only who agreed.
 *
 * @param week from Monday to Sunday
 * @param overview how it went
 * @param stories the best ones
 * @param sources what most often went wrong, the most first
 * @param better what staff say could have been better before
 */
public record Digest(
    Days week, Overview overview, List<Story> stories, List<Source> sources, List<String> better) {
  static final int MOST_STORIES = 5;
  static final int MOST_SOURCES = 8;
  static final int MOST_WORDS = 12;

  /** Money is given back where something had gone wrong, whatever the catalogue says of it. */
  private static final String MONEY_BACK = "REFUND";

  /**
   * A day that was made.
   *
   * @param type of the event that it began with; null: not known
   * @param kind of what somebody did
   * @param gestures what the customer was given, in words
   * @param feeling how it felt to who did it; null: not said
   * @param teller who did it; null: they did not agree to be named
   * @param ours whether it was their doing
   * @param praised whether the customer praised us
   */
  public record Story(
      @Nullable String type,
      String kind,
      List<String> gestures,
      @Nullable String feeling,
      @Nullable String teller,
      boolean ours,
      boolean praised) {}

  /** What an event type brought: moments, and what making them good cost, per currency. */
  public record Source(String type, long moments, List<Amount> cost) {}

  /**
   * Tells a week.
   *
   * @param trouble whether an event type says that something went wrong for the customer
   * @param told of that week
   * @param staffNames what staff are called
   */
  public static Digest of(
      Days week,
      List<Tally> tallies,
      List<Told> told,
      Collection<String> staffNames,
      Predicate<String> trouble) {
    return new Digest(
        week,
        Overview.of(tallies),
        told.stream()
            .filter(t -> t.feeling() != null || t.praised())
            .sorted(BEST_FIRST)
            .limit(MOST_STORIES)
            .map(t -> story(t, veil(t, staffNames)))
            .toList(),
        sources(tallies, trouble),
        told.stream()
            .flatMap(t -> Stream.ofNullable(t.better()).map(veil(t, staffNames)::drawn))
            .distinct()
            .limit(MOST_WORDS)
            .toList());
  }

  /** Praise says most; then what somebody did on purpose; then what they found words for. */
  private static final Comparator<Told> BEST_FIRST =
      Comparator.comparing(Told::praised)
          .thenComparing(Told::ours)
          .thenComparing(t -> t.feeling() != null)
          .thenComparing(Told::at)
          .reversed()
          .thenComparing(Told::followUp);

  private static Veil veil(Told told, Collection<String> staffNames) {
    Set<String> hidden = new LinkedHashSet<>(staffNames);
    hidden.add(told.teller());
    if (told.mayBeNamed()) {
      hidden.remove(told.teller());
    }
    hidden.addAll(told.customer());
    return Veil.over(hidden);
  }

  private static Story story(Told told, Veil veil) {
    return new Story(
        told.type(),
        told.kind(),
        told.gestures().stream().map(veil::drawn).toList(),
        told.feeling() == null ? null : veil.drawn(told.feeling()),
        told.mayBeNamed() ? told.teller() : null,
        told.ours(),
        told.praised());
  }

  private static List<Source> sources(List<Tally> tallies, Predicate<String> trouble) {
    Map<String, List<Tally>> byType =
        tallies.stream()
            .filter(t -> !t.type().isEmpty())
            .collect(Collectors.groupingBy(Tally::type));
    return byType.entrySet().stream()
        .filter(
            e -> trouble.test(e.getKey()) || e.getValue().stream().anyMatch(Digest::isMoneyBack))
        .map(e -> source(e.getKey(), e.getValue()))
        .filter(source -> source.moments() > 0)
        .sorted(
            Comparator.comparingLong(Source::moments)
                .reversed()
                .thenComparing(Sums.most(Source::cost))
                .thenComparing(Source::type))
        .limit(MOST_SOURCES)
        .toList();
  }

  private static boolean isMoneyBack(Tally tally) {
    return (tally.what() == What.OWED || tally.what() == What.GOODWILL)
        && tally.name().equals(MONEY_BACK)
        && tally.number() > 0;
  }

  private static Source source(String type, List<Tally> tallies) {
    return new Source(
        type,
        tallies.stream()
            .filter(t -> Overview.MOMENTS.contains(t.what()))
            .mapToLong(Tally::number)
            .sum(),
        Sums.of(
            tallies.stream()
                .filter(t -> t.what() == What.OWED || t.what() == What.GOODWILL)
                .map(Tally::amount)));
  }
}
