package dev.pillowmint.decision.learn;

/**
 * How many of how many.
 *
 * @param shown how many did
 * @param of how many could
 */
public record Proportion(long shown, long of) {
  /** The normal distribution's 97.5 % quantile, for 95 % confidence on two sides. */
  static final double Z = 1.959963984540054;

  public Proportion {
    if (shown < 0 || shown > of) {
      throw new IllegalArgumentException("%d of %d is no proportion".formatted(shown, of));
    }
  }

  /** From 0 to 1; 0 of nobody. */
  public double rate() {
    return of == 0 ? 0 : (double) shown / of;
  }

  /**
   * Wilson's score interval, without correction for continuity: E. B. Wilson, "Probable inference,
   * the law of succession, and statistical inference", Journal of the American Statistical
   * Association 22 (1927), 209-212. Of nobody: from 0 to 1.
   */
  public Interval wilson() {
    if (of == 0) {
      return new Interval(0, 1);
    }
    double n = of;
    double square = Z * Z;
    double middle = (2 * shown + square) / (2 * (n + square));
    double half = Z * Math.sqrt(square + 4 * shown * (1 - rate())) / (2 * (n + square));
    return new Interval(
        shown == 0 ? 0 : Math.max(0, middle - half), shown == of ? 1 : Math.min(1, middle + half));
  }
}
