package dev.pillowmint.decision.decide;

import static dev.pillowmint.decision.decide.Moments.anEvent;
import static dev.pillowmint.decision.decide.Moments.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.policy.Policy;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StaffOfferTest {
  private static final Policy POLICY =
      Moments.policy(
          """
          name: p
          version: 1
          currency: EUR
          caps: {amount: 100.00 EUR, within: 90 days}
          budgets: {goodwill: {amount: 500.00 EUR, period: month}}
          leeway:
            agent: {amount: 25.00 EUR, perGesture: 10.00 EUR, count: 5, period: week}
            trainee: {amount: 0.00 EUR, period: week}
            persons:
              staff-4: {amount: 80.00 EUR, rolling: 30 days}
          approval: {above: 5.00 EUR, role: team-lead, answerWithin: 4 hours}
          defaults: {budget: goodwill}
          rules:
            - name: offer
              title: Staff give something
              on: gesture.offered-by-staff
              gestures:
                - {kind: event.kind, when: has(event.amount), amount: event.amount, description: "{description}"}
          """);

  @Test
  void shouldGrantWithinLeewayAboveApprovalAndDrawOnIt() {
    Decision decision = offer("staff-1", "agent", "8.00");

    assertThat(decision).isInstanceOf(Decision.Granted.class);
    Decision.Granted granted = (Decision.Granted) decision;
    assertThat(granted.draws()).extracting(Draw::budget).containsExactly("leeway", "goodwill");
    assertThat(granted.draws().getFirst().account()).endsWith("staff-1");
    assertThat(granted.explanation())
        .contains("The leeway budget of staff-1 for 2026-W10 has room.");
    assertThat(granted.otherwise().get("leeway")).isInstanceOf(Decision.Proposed.class);
    assertThat(Objects.requireNonNull(granted.otherwise().get("goodwill")).reason())
        .isEqualTo("budget-exhausted");
  }

  @Test
  void shouldProposeWhatOneGestureMayNotCost() {
    Decision decision = offer("staff-1", "agent", "10.01");

    assertThat(decision).isInstanceOf(Decision.Proposed.class);
    assertThat(decision.reason()).isEqualTo("needs-approval");
    assertThat(decision.explanation().getLast())
        .isEqualTo("The leeway of staff-1 is 10.00 EUR per gesture: a team-lead decides.");
    assertThat(((Decision.Proposed) decision).awaits().answerWithin())
        .isEqualTo(Duration.ofHours(4));
  }

  @Test
  void shouldLetAPersonsOwnLeewayStandInTheirRolesPlace() {
    assertThat(offer("staff-4", "agent", "60.00")).isInstanceOf(Decision.Granted.class);
    assertThat(offer("staff-4", "trainee", "60.00")).isInstanceOf(Decision.Granted.class);
  }

  @Test
  void shouldProposeWhereThereIsNoLeeway() {
    assertThat(offer("staff-9", "cashier", "1.00").explanation().getLast())
        .isEqualTo("staff-9 has no leeway as cashier: a team-lead decides.");
  }

  @Test
  void shouldNameTheLeewayOfNothingWhenItRefuses() {
    Decision.Granted asked = (Decision.Granted) offer("staff-7", "trainee", "1.00");

    Accounts.Outcome outcome = Accounts.draw(asked.draws(), name -> Account.UNTOUCHED);

    assertThat(outcome.refusedBy()).isEqualTo("leeway");
    assertThat(Objects.requireNonNull(asked.otherwise().get("leeway")).explanation().getLast())
        .isEqualTo(
            "The leeway budget of staff-7 of 0.00 EUR for 2026-W10 has no 1.00 EUR left: a"
                + " team-lead decides.");
  }

  @Test
  void shouldKeepTheCustomersCapWhateverTheLeeway() {
    CustomerState generous =
        CustomerState.UNKNOWN.with(
            new dev.pillowmint.decision.customer.Grant(null, Moments.MONDAY, 1, eur("95.00")));

    assertThat(decide(generous, "staff-1", "agent", "8.00").reason()).isEqualTo("customer-cap");
  }

  private static Decision offer(String staffId, String role, String amount) {
    return decide(CustomerState.UNKNOWN, staffId, role, amount);
  }

  private static Decision decide(
      CustomerState customer, String staffId, String role, String amount) {
    return Deciding.decide(
            POLICY,
            customer,
            anEvent(
                "gesture.offered-by-staff",
                "kind",
                "gift",
                "amount",
                eur(amount),
                "description",
                "a gift",
                "staffId",
                staffId,
                "role",
                role))
        .orElseThrow();
  }
}
