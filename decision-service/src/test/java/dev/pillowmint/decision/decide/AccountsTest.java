package dev.pillowmint.decision.decide;

import static dev.pillowmint.decision.decide.Moments.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.decision.policy.BudgetLimit;
import dev.pillowmint.decision.policy.Limits;
import dev.pillowmint.decision.policy.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountsTest {
  private final Map<String, Account> accounts = new HashMap<>();
  private final List<Warning> warnings = new ArrayList<>();

  @Test
  void shouldTakeZeroAsNothingAndAbsenceAsNoLimit() {
    assertThat(draw("{amount: 0.00 EUR, period: month}", "0.01")).isFalse();
    assertThat(draw("{count: 0, period: week}", "0.01")).isFalse();
    assertThat(draw("{count: 1, period: day}", "999999.00")).isTrue();
  }

  @Test
  void shouldCountWhatWasDrawnWhenALimitChanges() {
    assertThat(draw("{amount: 50.00 EUR, period: month}", "40.00")).isTrue();

    assertThat(draw("{amount: 30.00 EUR, period: month}", "0.01")).isFalse();
    assertThat(draw("{amount: 60.00 EUR, period: month}", "20.01")).isFalse();
    assertThat(draw("{amount: 60.00 EUR, period: month}", "20.00")).isTrue();
  }

  @Test
  void shouldCountWhatWasDrawnWhenAWindowsLengthChanges() {
    assertThat(draw("{amount: 50.00 EUR, rolling: 7 days}", "40.00")).isTrue();

    assertThat(draw("{amount: 50.00 EUR, rolling: 30 days}", "10.01")).isFalse();
    assertThat(draw("{amount: 50.00 EUR, rolling: 1 day}", "10.00")).isTrue();
  }

  @Test
  void shouldBeginAnewInAnotherCurrency() {
    assertThat(draw("{amount: 50.00 EUR, period: month}", "50.00")).isTrue();

    assertThat(draw("USD", "{amount: 50.00 USD, period: month}", "50.00")).isTrue();
    assertThat(draw("{amount: 50.00 EUR, period: month}", "0.01")).isFalse();
  }

  @Test
  void shouldWarnOncePerPeriodAndLouderBeyondASoftLimit() {
    String soft = "{amount: 100.00 EUR, period: month, warnAt: 80%, hard: false}";
    assertThat(draw(soft, "79.99")).isTrue();
    assertThat(warnings).isEmpty();

    assertThat(draw(soft, "0.01")).isTrue();
    assertThat(draw(soft, "10.00")).isTrue();
    assertThat(warnings).extracting(Warning::level).containsExactly(Warning.NEAR);

    assertThat(draw(soft, "50.00")).isTrue();
    assertThat(draw(soft, "50.00")).isTrue();
    assertThat(warnings).extracting(Warning::level).containsExactly(Warning.NEAR, Warning.BEYOND);
    assertThat(warnings.getLast().percent()).isEqualTo(140);
  }

  @Test
  void shouldRefuseWhatWouldReachIntoForgottenTime() {
    String budget = "{count: 100000, rolling: 2 hours}";
    for (int i = 0; i < 400; i++) {
      assertThat(draw(budget, "1.00", MONDAY.plusSeconds(60L * i))).isTrue();
    }
    assertThat(draw(budget, "1.00", MONDAY)).isFalse();
    assertThat(draw(budget, "1.00", MONDAY.plus(Duration.ofHours(5)))).isTrue();
  }

  @Test
  void shouldRefuseWhatAForgottenAccountMayHaveGiven() {
    Slot march = new Slot("2026-03", 0, 0, 1, MONDAY.getEpochSecond());
    Draw.Cost cost = new Draw.Cost(dev.pillowmint.catalogue.Amount.of("1.00", "EUR"), 1);
    Draw hard = new Draw("b", null, "b", march, cost, new Limits(null, 9, true, null), null);
    Draw soft = new Draw("s", null, "s", march, cost, new Limits(null, 9, false, null), null);
    long end = MONDAY.getEpochSecond();

    assertThat(Accounts.draw(List.of(hard), name -> Account.UNTOUCHED, end).granted()).isTrue();
    assertThat(Accounts.draw(List.of(hard), name -> Account.UNTOUCHED, end + 1).refusedBy())
        .isEqualTo("b");
    assertThat(Accounts.draw(List.of(soft), name -> Account.UNTOUCHED, end + 1).granted()).isTrue();
  }

  @Test
  void shouldHaveRoomAgainOnceAWindowHasPassed() {
    String budget = "{amount: 10.00 EUR, rolling: 2 hours}";
    assertThat(draw(budget, "10.00", MONDAY)).isTrue();
    assertThat(draw(budget, "10.00", MONDAY.plus(Duration.ofMinutes(119)))).isFalse();
    assertThat(draw(budget, "10.00", MONDAY.plus(Duration.ofMinutes(122)))).isTrue();
  }

  @Test
  void shouldReserveTheDifferenceWhenAReservedBudgetGrows() {
    String parent = "\n  parent: {amount: 150.00 EUR, period: month}";
    assertThat(draw("{amount: 100.00 EUR, period: month, reserveFrom: parent}" + parent, "100.00"))
        .isTrue();
    assertThat(draw("{amount: 150.00 EUR, period: month, reserveFrom: parent}" + parent, "50.00"))
        .isTrue();
    assertThat(draw("{amount: 150.00 EUR, period: month, reserveFrom: parent}" + parent, "0.01"))
        .isFalse();
  }

  private boolean draw(String budget, String amount) {
    return draw("EUR", budget, amount);
  }

  private boolean draw(String budget, String amount, Instant time) {
    return draw("EUR", budget, amount, time);
  }

  private boolean draw(String currency, String budget, String amount) {
    return draw(currency, budget, amount, MONDAY);
  }

  private boolean draw(String currency, String budget, String amount, Instant time) {
    BudgetLimit limit =
        Moments.policy(
                """
                name: p
                version: 1
                currency: %s
                budgets:
                  only: %s
                defaults: {budget: only}
                rules:
                  - {name: a, title: A, on: delivery.delayed, gestures: [{kind: callback, description: c}]}
                """
                    .formatted(currency, budget))
            .rule("a")
            .orElseThrow()
            .budgets()
            .getFirst();
    Draw.Cost cost = new Draw.Cost(dev.pillowmint.catalogue.Amount.of(amount, currency), 1);
    Accounts.Outcome outcome =
        Accounts.draw(
            new Draws(time, cost).on(List.of(limit), Map.of()).orElseThrow(),
            name -> accounts.getOrDefault(name, Account.UNTOUCHED));
    accounts.putAll(outcome.changed());
    outcome.used().stream()
        .map(Accounts.Used::warning)
        .filter(java.util.Objects::nonNull)
        .forEach(warnings::add);
    return outcome.granted();
  }
}
