package dev.pillowmint.decision.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact number: what is divided stays a fraction until it is rounded, so that nothing is rounded
 * twice.
 *
 * @param over the numerator
 * @param under the denominator; greater than zero
 */
record Fraction(BigDecimal over, BigDecimal under) implements Comparable<Fraction> {
  static final Fraction ZERO = of(BigDecimal.ZERO);

  static Fraction of(BigDecimal value) {
    return new Fraction(value, BigDecimal.ONE);
  }

  static Fraction of(long value) {
    return of(BigDecimal.valueOf(value));
  }

  Fraction plus(Fraction other) {
    return under.compareTo(other.under) == 0
        ? new Fraction(over.add(other.over), under)
        : new Fraction(
            over.multiply(other.under).add(other.over.multiply(under)),
            under.multiply(other.under));
  }

  Fraction times(Fraction other) {
    return new Fraction(over.multiply(other.over), under.multiply(other.under));
  }

  Fraction negated() {
    return new Fraction(over.negate(), under);
  }

  /**
   * @throws ArithmeticException if the divisor is zero
   */
  Fraction dividedBy(long divisor) {
    if (divisor == 0) {
      throw new ArithmeticException("nothing can be divided by zero");
    }
    BigDecimal times = BigDecimal.valueOf(divisor).abs();
    return new Fraction(divisor < 0 ? over.negate() : over, under.multiply(times));
  }

  int signum() {
    return over.signum();
  }

  /**
   * The nearest multiple of a step.
   *
   * @param step greater than zero
   */
  BigDecimal rounded(BigDecimal step, RoundingMode mode) {
    return over.divide(under.multiply(step), 0, mode).multiply(step);
  }

  @Override
  public int compareTo(Fraction other) {
    return under.compareTo(other.under) == 0
        ? over.compareTo(other.over)
        : over.multiply(other.under).compareTo(other.over.multiply(under));
  }

  /** As far as {@code 20} places. */
  @Override
  public String toString() {
    return over.divide(under, 20, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
  }
}
