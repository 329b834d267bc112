package dev.pillowmint.decision.policy;

import java.math.BigDecimal;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The values of one band: numbers, seconds, or an amount in the policy's currency.
 *
 * @param low null: from the very beginning
 * @param withLow whether the low edge belongs to the band
 * @param high null: without end
 * @param withHigh whether the high edge belongs to the band
 */
record Range(@Nullable BigDecimal low, boolean withLow, @Nullable BigDecimal high, boolean withHigh)
    implements Comparable<Range> {

  boolean holds(Fraction value) {
    return afterLow(value) && beforeHigh(value);
  }

  boolean empty() {
    if (low == null || high == null) {
      return false;
    }
    int order = low.compareTo(high);
    return order > 0 || (order == 0 && !(withLow && withHigh));
  }

  /** Negative: nothing lies between; zero: they touch; positive: there is a gap. */
  int gapTo(Range next) {
    if (high == null || next.low == null) {
      return -1;
    }
    int order = next.low.compareTo(high);
    if (order != 0) {
      return order;
    }
    return withHigh && next.withLow ? -1 : withHigh || next.withLow ? 0 : 1;
  }

  /** By the low edge, then by the high edge. */
  @Override
  public int compareTo(Range other) {
    Comparator<BigDecimal> first = Comparator.nullsFirst(Comparator.naturalOrder());
    int byLow = first.compare(low, other.low);
    int byEdge = byLow != 0 ? byLow : Boolean.compare(other.withLow, withLow);
    Comparator<BigDecimal> last = Comparator.nullsLast(Comparator.naturalOrder());
    return byEdge != 0 ? byEdge : last.compare(high, other.high);
  }

  private boolean afterLow(Fraction value) {
    if (low == null) {
      return true;
    }
    int order = value.compareTo(Fraction.of(low));
    return order > 0 || (order == 0 && withLow);
  }

  private boolean beforeHigh(Fraction value) {
    if (high == null) {
      return true;
    }
    int order = value.compareTo(Fraction.of(high));
    return order < 0 || (order == 0 && withHigh);
  }
}
