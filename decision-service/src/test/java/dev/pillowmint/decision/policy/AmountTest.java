package dev.pillowmint.decision.policy;

import static dev.pillowmint.decision.decide.Moments.anEvent;
import static dev.pillowmint.decision.policy.Amounts.aPolicy;
import static dev.pillowmint.decision.policy.Amounts.eur;
import static dev.pillowmint.decision.policy.Amounts.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.Event;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTest {

  @Test
  void shouldGiveAPercentageOfAPrice() {
    assertThat(purchase("amount: {percent: 12.5, of: event.total}", "80.00"))
        .isEqualTo("10.00 EUR");
    assertThat(purchase("amount: percent(event.total, 25)", "80.00")).isEqualTo("20.00 EUR");
    assertThat(purchase("amount: percent(event.total, 12.5)", "80.00")).isEqualTo("10.00 EUR");
  }

  @Test
  void shouldRoundHalfUpOnceAtTheEnd() {
    assertThat(purchase("amount: event.total / 3", "10.00")).isEqualTo("3.33 EUR");
    assertThat(purchase("amount: event.total / 3 * 3", "10.00")).isEqualTo("10.00 EUR");
    assertThat(purchase("amount: percent(event.total, 50)", "0.01")).isEqualTo("0.01 EUR");
    assertThat(purchase("amount: percent(event.total / 3, 0.15)", "10.00")).isEqualTo("0.01 EUR");
  }

  @ParameterizedTest
  @CsvSource({
    "'{to: 0.50}', 3.50",
    "'{to: 0.50, mode: down}', 3.00",
    "'{to: 1, mode: up}', 4.00",
    "'{to: 0.01, mode: down}', 3.33"
  })
  void shouldRoundAsThePolicySays(String round, String expected) {
    assertThat(purchase("amount: {of: event.total / 3, round: %s}".formatted(round), "10.00"))
        .isEqualTo(expected + " EUR");
  }

  @Test
  void shouldRoundEachItemBeforeItIsMultiplied() {
    String amount = "amount: {of: event.total / 3, times: 3, round: {to: 0.01, at: %s}}";

    assertThat(purchase(amount.formatted("each"), "10.00")).isEqualTo("9.99 EUR");
    assertThat(purchase(amount.formatted("end"), "10.00")).isEqualTo("10.00 EUR");
  }

  @Test
  void shouldBoundAnAmountFromBelowAndAbove() {
    String amount = "amount: {percent: 10, of: event.total, min: 5.00 EUR, max: 20.00 EUR}";

    assertThat(purchase(amount, "10.00")).isEqualTo("5.00 EUR");
    assertThat(purchase(amount, "100.00")).isEqualTo("10.00 EUR");
    assertThat(purchase(amount, "1000.00")).isEqualTo("20.00 EUR");
  }

  @Test
  void shouldNotRoundBeyondALimit() {
    String amount = "amount: {of: event.total, max: 9.80 EUR, round: {to: 0.50, mode: up}}";

    assertThat(purchase(amount, "9.70")).isEqualTo("9.80 EUR");
  }

  @Test
  void shouldSetOffWhatWasGivenAlreadyAndNeverGoBelowZero() {
    String amount = "amount: {of: event.total, min: 5.00 EUR, less: 8.00 EUR}";

    assertThat(purchase(amount, "20.00")).isEqualTo("12.00 EUR");
    assertThat(purchase(amount, "6.00")).isEqualTo("nothing-to-give");
  }

  @Test
  void shouldMultiplyByItems() {
    Event event = anEvent("purchase.completed", "orderId", "O", "total", eur("9.99"), "items", 3L);
    String when = "{of: event.total / 3, times: 'has(event.items) ? event.items : 1'}";

    assertThat(given(aPolicy("", "purchase.completed", "amount: " + when), event))
        .containsExactly("9.99 EUR");
  }

  @Test
  void shouldGiveTheGreaterOrTheLesserOfTwo() {
    assertThat(purchase("amount: max(event.total, money(\"5.00 EUR\"))", "3.00"))
        .isEqualTo("5.00 EUR");
    assertThat(purchase("amount: min(event.total, money(\"5.00 EUR\"))", "3.00"))
        .isEqualTo("3.00 EUR");
  }

  /**
   * The bands of Regulation (EC) 261/2004, article 7, with the amount standing in for kilometres.
   */
  @ParameterizedTest
  @CsvSource({
    "1500.00, 250.00",
    "1500.01, 400.00",
    "3500.00, 400.00",
    "3500.01, 600.00",
    "0.00, 250.00"
  })
  void shouldReadABandTableWithItsEdges(String total, String expected) {
    String amount =
        """
        amount:
          table:
            by: event.total
            bands:
              - {to: 1500.00 EUR, give: 250.00 EUR}
              - {above: 1500.00 EUR, to: 3500.00 EUR, give: 400.00 EUR}
              - {above: 3500.00 EUR, give: 600.00 EUR}
        """;

    assertThat(purchase(amount, total)).isEqualTo(expected + " EUR");
  }

  /**
   * The steps of Delay Repay 15: 25 % of the single fare from 15, 50 % from 30 minutes and so on.
   */
  @ParameterizedTest
  @CsvSource({
    "PT14M59S, nothing-to-give",
    "PT15M, 12.50 EUR",
    "PT29M59S, 12.50 EUR",
    "PT30M, 25.00 EUR",
    "PT1H, 50.00 EUR",
    "PT2H, 100.00 EUR",
    "PT-1H, nothing-to-give"
  })
  void shouldReadPercentagesOfHalfAReturnTicket(Duration delay, String expected) {
    String policy =
        """
        name: p
        version: 1
        currency: EUR
        rules:
          - name: r
            title: Late
            on: delivery.delayed
            when: has(event.orderTotal)
            gestures:
              - kind: refund
                description: delay repay
                amount:
                  of: 'event.delay >= duration("2h") ? event.orderTotal : event.orderTotal / 2'
                  table:
                    by: event.delay
                    otherwise: nothing
                    bands:
                      - {from: 15m, below: 30m, give: 25%}
                      - {from: 30m, below: 1h, give: 50%}
                      - {from: 1h, give: 100%}
        """;
    Event event =
        anEvent("delivery.delayed", "orderId", "O", "delay", delay, "orderTotal", eur("100.00"));

    assertThat(given(policy, event)).containsExactly(expected);
  }

  @Test
  void shouldReadATableOfTwoDimensions() {
    String policy =
        aPolicy(
            "",
            "delivery.delayed",
            """
            amount:
              table:
                rows:
                  by: event.delay
                  bands: [{below: 3h}, {from: 3h}]
                columns:
                  by: 'has(event.orderTotal) ? event.orderTotal : money("0.00 EUR")'
                  bands: [{to: 100.00 EUR}, {above: 100.00 EUR}]
                give:
                  - [1.00 EUR, 2.00 EUR]
                  - [3.00 EUR, 4.00 EUR]
            """);

    assertThat(given(policy, delayed("PT2H59M", "100.00"))).containsExactly("1.00 EUR");
    assertThat(given(policy, delayed("PT2H59M", "100.01"))).containsExactly("2.00 EUR");
    assertThat(given(policy, delayed("PT3H", "0.00"))).containsExactly("3.00 EUR");
    assertThat(given(policy, delayed("PT3H", "900.00"))).containsExactly("4.00 EUR");
  }

  @Test
  void shouldTouchWholeNumbersWithoutAGap() {
    String policy =
        aPolicy(
            "",
            "feedback.given",
            "amount: {table: {by: event.score, bands: [{to: 3, give: 9.00 EUR}, {from: 4, give: nothing}]}}");

    assertThat(given(policy, anEvent("feedback.given", "score", 3L))).containsExactly("9.00 EUR");
    assertThat(given(policy, anEvent("feedback.given", "score", 4L)))
        .containsExactly("nothing-to-give");
  }

  @Test
  void shouldUseTheRateAndTheValueOfTheDay() {
    String top =
        """
        rates:
          GBP: [{from: 2026-01-01, rate: 1.20}, {from: 2026-03-01, rate: 1.10}]
        values:
          day: [{from: 2025-04-01, value: 9.76 GBP}, {from: 2026-04-01, value: 10.00 GBP}]
        """;
    String policy = aPolicy(top, "praise.received", "amount: value(\"day\") + money(\"0.00 EUR\")");

    assertThat(given(policy, praiseAt("2026-02-28T23:59:59Z"))).containsExactly("11.71 EUR");
    assertThat(given(policy, praiseAt("2026-03-01T00:00:00Z"))).containsExactly("10.74 EUR");
    assertThat(given(policy, praiseAt("2026-04-01T00:00:00Z"))).containsExactly("11.00 EUR");
    assertThat(given(policy, praiseAt("2025-12-31T00:00:00Z"))).containsExactly("no-rate");
    assertThat(given(policy, praiseAt("2025-03-31T00:00:00Z"))).containsExactly("no-value");
  }

  @Test
  void shouldBeginAValueAtMidnightOfThePolicysTimeZone() {
    String top = "timeZone: Europe/Berlin\nvalues: {v: [{from: 2026-03-02, value: 1.00 EUR}]}";
    String policy = aPolicy(top, "praise.received", "amount: value(\"v\")");

    assertThat(given(policy, praiseAt("2026-03-01T23:00:00Z"))).containsExactly("1.00 EUR");
    assertThat(given(policy, praiseAt("2026-03-01T22:59:59Z"))).containsExactly("no-value");
  }

  @Test
  void shouldBoundAWholeNumber() {
    Event event = anEvent("feedback.given", "score", 7L);
    String policy =
        aPolicy("", "feedback.given", "amount: {of: 1.00 EUR, times: 'min(event.score, 5)'}");

    assertThat(given(policy, event)).containsExactly("5.00 EUR");
  }

  @Test
  void shouldDeclineWhatCannotBeComputed() {
    Event event = anEvent("feedback.given", "score", 0L);
    String division = aPolicy("", "feedback.given", "amount: money(\"5.00 EUR\") / event.score");
    String huge =
        aPolicy(
            "", "feedback.given", "amount: {of: 999999999999.00 EUR, times: 9223372036854775807}");

    assertThat(given(division, event)).containsExactly("not-computable");
    assertThat(given(huge, event)).containsExactly("amount-out-of-range");
  }

  private static String purchase(String amount, String total) {
    Event event = anEvent("purchase.completed", "orderId", "O", "total", eur(total));
    return given(aPolicy("", "purchase.completed", amount), event).getFirst();
  }

  private static Event delayed(String delay, String total) {
    return anEvent(
        "delivery.delayed",
        "orderId",
        "O",
        "delay",
        Duration.parse(delay),
        "orderTotal",
        Amount.of(total, "EUR"));
  }

  private static Event praiseAt(String time) {
    return anEvent("e", Instant.parse(time), "praise.received", "about", "kindness");
  }
}
