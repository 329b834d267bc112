package dev.pillowmint.benchmarks.decide;

import java.math.BigDecimal;

/**
 * What an engine answers.
 *
 * @param rule the first that matches
 * @param cost of its gestures together, in euros, two places
 */
public record Choice(String rule, BigDecimal cost) {
  /** No rule matches. */
  public static final Choice NONE = new Choice("", BigDecimal.ZERO);

  public Choice {
    cost = cost.setScale(2);
  }
}
