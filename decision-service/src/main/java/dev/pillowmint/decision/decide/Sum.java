package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.policy.Limits;

/**
 * What was drawn or may be. Saturates instead of overflowing: more than a long holds is more than
 * any limit.
 *
 * @param minorUnits of the account's currency
 * @param gestures with a price
 */
public record Sum(long minorUnits, long gestures) {

  /** Nothing. */
  public static final Sum NOTHING = new Sum(0, 0);

  static Sum of(Draw.Cost cost) {
    return new Sum(cost.amount().minorUnits(), cost.gestures());
  }

  /** As much as the limits allow; without one of them, as much as there can be. */
  static Sum of(Limits limits) {
    return new Sum(
        limits.amount() == null ? Long.MAX_VALUE : limits.amount().minorUnits(),
        limits.count() == null ? Long.MAX_VALUE : limits.count());
  }

  Sum plus(Sum other) {
    return new Sum(plus(minorUnits, other.minorUnits), plus(gestures, other.gestures));
  }

  Sum negated() {
    return new Sum(-minorUnits, -gestures);
  }

  Sum notNegative() {
    return max(NOTHING);
  }

  /** The greater of each. */
  Sum max(Sum other) {
    return new Sum(Math.max(minorUnits, other.minorUnits), Math.max(gestures, other.gestures));
  }

  /** The lesser of each. */
  Sum min(Sum other) {
    return new Sum(Math.min(minorUnits, other.minorUnits), Math.min(gestures, other.gestures));
  }

  boolean isWithin(Limits limits) {
    Sum most = of(limits);
    return minorUnits <= most.minorUnits && gestures <= most.gestures;
  }

  private static long plus(long a, long b) {
    long sum = a + b;
    boolean overflown = ((a ^ sum) & (b ^ sum)) < 0;
    return overflown ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
  }
}
