package dev.pillowmint.decision.learn;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * What a rule did and led to, counted.
 *
 * @param moments seen
 * @param granted how many were granted, at once or after a yes
 * @param proposed about how many a person was asked
 * @param answered how many of those were answered since
 * @param declined how many, by reason
 * @param costs what was given, by ledger and currency
 * @param arms trials, by arm
 * @param watches how long each outcome is waited for
 */
public record Counts(
    long moments,
    long granted,
    long proposed,
    long answered,
    SortedMap<String, Long> declined,
    SortedMap<Account, Sum> costs,
    SortedMap<String, Arm> arms,
    SortedMap<String, Duration> watches) {

  /** Nothing counted yet. */
  public static final Counts NONE = new Counts(0, 0, 0, 0, none(), none(), none(), none());

  public Counts {
    declined = Collections.unmodifiableSortedMap(new TreeMap<>(declined));
    costs = Collections.unmodifiableSortedMap(new TreeMap<>(costs));
    arms = Collections.unmodifiableSortedMap(new TreeMap<>(arms));
    watches = Collections.unmodifiableSortedMap(new TreeMap<>(watches));
  }

  /** A ledger in a currency (ISO 4217). */
  public record Account(String ledger, String currency) implements Comparable<Account> {
    @Override
    public int compareTo(Account other) {
      int byLedger = ledger.compareTo(other.ledger);
      return byLedger == 0 ? currency.compareTo(other.currency) : byLedger;
    }
  }

  /** Gestures, and what they cost together in minor units. */
  public record Sum(long gestures, long minorUnits) {
    Sum plus(Sum other) {
      return new Sum(gestures + other.gestures, Math.addExact(minorUnits, other.minorUnits));
    }
  }

  /** Trials of one arm, and how many of them showed each outcome. */
  public record Arm(long trials, SortedMap<String, Long> shown) {
    /** No trial yet. */
    public static final Arm NONE = new Arm(0, none());

    public Arm {
      shown = Collections.unmodifiableSortedMap(new TreeMap<>(shown));
    }

    Arm plus(Arm other) {
      return new Arm(trials + other.trials, merged(shown, other.shown, Long::sum));
    }
  }

  /** With one lesson more. */
  public Counts with(Lesson lesson) {
    return plus(
        switch (lesson) {
          case Lesson.Told told -> of(told);
          case Lesson.Tried tried ->
              new Counts(
                  0,
                  0,
                  0,
                  0,
                  none(),
                  none(),
                  one(tried.arm(), new Arm(1, none())),
                  new TreeMap<>(tried.watches()));
          case Lesson.Showed showed ->
              new Counts(
                  0,
                  0,
                  0,
                  0,
                  none(),
                  none(),
                  one(showed.arm(), new Arm(0, one(showed.outcome(), 1L))),
                  none());
        });
  }

  private static Counts of(Lesson.Told told) {
    SortedMap<Account, Sum> costs = none();
    for (Lesson.Cost cost : told.costs()) {
      costs.merge(
          new Account(cost.ledger(), cost.amount().currency().getCurrencyCode()),
          new Sum(1, cost.amount().minorUnits()),
          Sum::plus);
    }
    boolean ends = told.outcome() != Lesson.Outcome.PROPOSED;
    return new Counts(
        told.first() ? 1 : 0,
        told.outcome() == Lesson.Outcome.GRANTED ? 1 : 0,
        told.first() && !ends ? 1 : 0,
        !told.first() && ends ? 1 : 0,
        told.outcome() == Lesson.Outcome.DECLINED ? one(told.reason(), 1L) : none(),
        costs,
        none(),
        none());
  }

  /** Both together. */
  public Counts plus(Counts other) {
    return new Counts(
        moments + other.moments,
        granted + other.granted,
        proposed + other.proposed,
        answered + other.answered,
        merged(declined, other.declined, Long::sum),
        merged(costs, other.costs, Sum::plus),
        merged(arms, other.arms, Arm::plus),
        merged(watches, other.watches, (a, b) -> b));
  }

  private static <K extends Comparable<K>, V> SortedMap<K, V> none() {
    return new TreeMap<>();
  }

  private static <V> SortedMap<String, V> one(String key, V value) {
    return new TreeMap<>(Map.of(key, value));
  }

  private static <K, V> SortedMap<K, V> merged(
      SortedMap<K, V> one, SortedMap<K, V> other, BinaryOperator<V> sum) {
    SortedMap<K, V> all = new TreeMap<>(one);
    other.forEach((key, value) -> all.merge(key, value, sum));
    return all;
  }
}
