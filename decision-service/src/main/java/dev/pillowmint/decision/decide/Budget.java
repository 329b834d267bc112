package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;

/**
 * What was drawn from one budget in one period.
 *
 * @param spent so far
 */
public record Budget(Amount spent) {

  /**
   * The budget after a draw, and whether it was granted.
   *
   * @param budget after it
   * @param granted false: it would overdraw, and nothing was drawn
   */
  public record Drawn(Budget budget, boolean granted) {}

  /** Nothing drawn. */
  public static Budget untouched(String currency) {
    return new Budget(Amount.ofMinor(0, currency));
  }

  /**
   * Draws all of the amount, or nothing.
   *
   * @param limit of the period; may differ from that of earlier draws
   */
  public Drawn draw(Amount amount, Amount limit) {
    Amount after = new Amount(spent.value().add(amount.value()), spent.currency());
    boolean granted = after.value().compareTo(limit.value()) <= 0 && amount.value().signum() >= 0;
    return new Drawn(granted ? new Budget(after) : this, granted);
  }
}
