package dev.pillowmint.decision.learn;

/**
 * By how much an outcome is more frequent where goodwill was offered than where it was withheld.
 */
public sealed interface Uplift {
  /** How many moments each side must have before anything is said. */
  long NEEDED = 30;

  /**
   * There is enough data to say something.
   *
   * @param difference the treated rate less that of the control group, from -1 to 1
   * @param interval where the true difference lies with 95 % confidence
   */
  record Measured(double difference, Interval interval) implements Uplift {}

  /**
   * There is too little data.
   *
   * @param treated how many treated moments there are
   * @param control how many there are in the control group
   * @param needed how many each side must have
   */
  record Silent(long treated, long control, long needed) implements Uplift {}

  /** Silent until each side has {@value #NEEDED}. */
  static Uplift between(Proportion treated, Proportion control) {
    return treated.of() < NEEDED || control.of() < NEEDED
        ? new Silent(treated.of(), control.of(), NEEDED)
        : measured(treated, control);
  }

  /**
   * The difference with Newcombe's hybrid score interval, his method 10: R. G. Newcombe, "Interval
   * estimation for the difference between independent proportions: comparison of eleven methods",
   * Statistics in Medicine 17 (1998), 873-890. It takes the ends of both {@linkplain
   * Proportion#wilson Wilson intervals}.
   */
  static Measured measured(Proportion treated, Proportion control) {
    double difference = treated.rate() - control.rate();
    Interval first = treated.wilson();
    Interval second = control.wilson();
    double below = Math.hypot(treated.rate() - first.low(), second.high() - control.rate());
    double above = Math.hypot(first.high() - treated.rate(), control.rate() - second.low());
    return new Measured(
        difference,
        new Interval(Math.max(-1, difference - below), Math.min(1, difference + above)));
  }
}
