package dev.pillowmint.decision.learn;

import dev.pillowmint.catalogue.Amount;

/**
 * How much cases received.
 *
 * @param cases how many
 * @param least of all
 * @param lowerQuartile a quarter received no more
 * @param median half received no more
 * @param upperQuartile three quarters received no more
 * @param most of all
 */
public record Spread(
    long cases,
    Amount least,
    Amount lowerQuartile,
    Amount median,
    Amount upperQuartile,
    Amount most) {

  static Spread of(Amounts amounts, String currency) {
    return new Spread(
        amounts.count(),
        Amount.ofMinor(amounts.quartile(0), currency),
        Amount.ofMinor(amounts.quartile(1), currency),
        Amount.ofMinor(amounts.quartile(2), currency),
        Amount.ofMinor(amounts.quartile(3), currency),
        Amount.ofMinor(amounts.quartile(4), currency));
  }
}
