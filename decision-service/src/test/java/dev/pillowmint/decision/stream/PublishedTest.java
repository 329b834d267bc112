package dev.pillowmint.decision.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.decide.Deciding;
import dev.pillowmint.decision.decide.Moments;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.Money;
import org.junit.jupiter.api.Test;

class PublishedTest {
  private static final String RULE =
      """
      name: p
      version: 1
      currency: EUR
      rules:
        - name: fee
          title: A fee
          on: fee.charged
          because: A fee of {amount} was charged
          customerText: These things happen.
          counterCost: {value: 'money("40.00 EUR")', chance: 25%}
          gestures:
            - {kind: refund, amount: event.amount, description: the fee, customerText: Your fee is back.}
      """;

  @Test
  void shouldCarryTheThreeExplanationsAndTheRisk() {
    Decision decision = decided("");

    assertThat(decision.getStaffText()).isEqualTo("A fee of 5.00 EUR was charged");
    assertThat(decision.getCustomerText()).isEqualTo("These things happen. Your fee is back.");
    assertThat(decision.getExplanation()).contains("Not acting is estimated to risk 10.00 EUR.");
    assertThat(decision.getAtRisk()).isEqualTo(new Money(1_000L, "EUR"));
    assertThat(decision.getArm()).isNull();
  }

  @Test
  void shouldNameTheArm() {
    String learning =
        "learning: {controlGroup: 0%, outcomes: {back: {on: purchase.completed, within: 9 days}}}";

    assertThat(decided(learning).getArm()).isEqualTo("treated");
  }

  private static Decision decided(String more) {
    var event = Moments.anEvent("fee.charged", "fee", "f", "amount", Amount.of("5.00", "EUR"));
    var policy = Moments.policy(RULE + more);
    var decision = Deciding.decide(policy, CustomerState.UNKNOWN, event).orElseThrow();
    return Published.of(decision, policy, Moments.MONDAY).decision();
  }
}
