package dev.pillowmint.decision.learn;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How often each amount was received, in minor units. Exact for up to {@value #MOST} different
 * amounts; with more, amounts are rounded half up to a step that grows tenfold, so that it never
 * takes more room. (A histogram library would round every amount; here only what is too many is.)
 *
 * @param step to which amounts are rounded; 1: they are exact
 * @param counts how often, by amount
 */
public record Amounts(long step, NavigableMap<Long, Long> counts) {
  static final int MOST = 512;

  /** None. */
  public static final Amounts NONE = new Amounts(1, new TreeMap<>());

  public Amounts {
    counts = Collections.unmodifiableNavigableMap(new TreeMap<>(counts));
  }

  /** With one more. */
  public Amounts with(long minorUnits) {
    return plus(new Amounts(1, new TreeMap<>(Map.of(minorUnits, 1L))));
  }

  /** Both together. */
  public Amounts plus(Amounts other) {
    long common = Math.max(step, other.step);
    NavigableMap<Long, Long> all = rounded(counts, common);
    rounded(other.counts, common).forEach((amount, n) -> all.merge(amount, n, Long::sum));
    NavigableMap<Long, Long> fitting = all;
    while (fitting.size() > MOST) {
      common = Math.multiplyExact(common, 10);
      fitting = rounded(fitting, common);
    }
    return new Amounts(common, fitting);
  }

  /** How many there are. */
  public long count() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * The smallest amount that at least this share of all is no more than: definition 1 of R. J.
   * Hyndman and Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50
   * (1996), 361-365. It is an amount that somebody received.
   *
   * @param quarters 0: the least, 2: the median, 4: the most
   */
  public long quartile(int quarters) {
    long rank = Math.max(1, Math.ceilDiv(Math.multiplyExact(count(), quarters), 4));
    long passed = 0;
    for (Map.Entry<Long, Long> amount : counts.entrySet()) {
      passed += amount.getValue();
      if (passed >= rank) {
        return amount.getKey();
      }
    }
    throw new IllegalStateException("Nothing was received");
  }

  private static NavigableMap<Long, Long> rounded(Map<Long, Long> exact, long step) {
    NavigableMap<Long, Long> rounded = new TreeMap<>();
    exact.forEach(
        (amount, n) -> rounded.merge(Math.floorDiv(amount + step / 2, step) * step, n, Long::sum));
    return rounded;
  }
}
