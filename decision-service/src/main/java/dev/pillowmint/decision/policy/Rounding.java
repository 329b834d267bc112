package dev.pillowmint.decision.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How an amount is rounded.
 *
 * @param step to the nearest multiple of it, e.g. 0.50; greater than zero
 * @param mode which of the two nearest
 * @param each whether each unit or item is rounded before it is multiplied, too
 */
record Rounding(BigDecimal step, Mode mode, boolean each) {

  /** Which of the two nearest. */
  enum Mode {
    HALF_UP(RoundingMode.HALF_UP),
    UP(RoundingMode.UP),
    DOWN(RoundingMode.DOWN);

    private final RoundingMode mode;

    Mode(RoundingMode mode) {
      this.mode = mode;
    }
  }

  /** To the minor unit if the step is no multiple of it, as 0.50 is none of a yen. */
  Money round(Money money) {
    BigDecimal unit = Rates.minorUnit(money.currency());
    return money.rounded(step.remainder(unit).signum() == 0 ? step : unit, mode.mode);
  }
}
