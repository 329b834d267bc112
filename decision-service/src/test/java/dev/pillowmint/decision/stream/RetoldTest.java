package dev.pillowmint.decision.stream;

import static dev.pillowmint.decision.stream.TestTopology.aFee;
import static dev.pillowmint.decision.stream.TestTopology.aReview;
import static dev.pillowmint.decision.stream.TestTopology.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.decision.decide.Moments;
import dev.pillowmint.schemas.Attribute;
import dev.pillowmint.schemas.ChosenGesture;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a decision holds when it is told again. */
class RetoldTest {
  private static final String HEAD =
      """
      name: p
      version: 1
      currency: EUR
      caps: {gestures: 1, within: 30 days}
      budgets: {b: {amount: 100.00 EUR, period: month}}
      defaults: {budget: b}
      rules:
        - name: fee
          title: A fee
          on: fee.charged
      """;
  private static final String POINTS =
      """
          customerText: Thank you.
          gestures:
            - {kind: refund, as: points, points: 500, pointValue: 0.01 EUR, until: 365 days,
               description: 500 points, customerText: 500 points are yours.}
      """;
  private static final String CHOICE =
      """
          gestures:
            - kind: refund
              description: money or voucher
              choice:
                - {as: money, amount: 50.00 EUR}
                - {as: voucher, amount: 60.00 EUR, until: 365 days}
      """;
  private static final String ASKING = "approval: {above: 1.00 EUR, role: care-lead}";

  @Test
  void shouldKeepTheFormAndFillTheTextWhenApproved() {
    try (TestTopology topology = topology(ASKING, POINTS)) {
      Decision proposed = charged(topology, "e-1");
      assertThat(proposed.getCustomerText()).isNull();

      topology.publish(aReview("C-1", "r-1", proposed.getId(), "approve", "care-lead"));

      Decision granted = topology.decisions().getFirst();
      assertThat(granted.getGestures()).hasToString(proposed.getGestures().toString());
      ChosenGesture chosen = granted.getGestures().getFirst();
      assertThat(chosen.getForm()).isEqualTo("points");
      assertThat(chosen.getPoints()).isEqualTo(500);
      assertThat(chosen.getUntil()).isNotNull();
      assertThat(granted.getCustomerText()).isEqualTo("Thank you. 500 points are yours.");
    }
  }

  @Test
  void shouldDropWhatBelongsToTheOldAmountWhenItIsChanged() {
    try (TestTopology topology = topology(ASKING, POINTS)) {
      Decision proposed = charged(topology, "e-1");

      change(topology, proposed, "2.00");

      Decision granted = topology.decisions().getFirst();
      Gesture gesture = topology.gestures().getFirst();
      assertThat(gesture.getPoints()).isNull();
      assertThat(gesture.getCustomerText()).isNull();
      assertThat(gesture.getDescription()).isEqualTo("500 points, here 2.00 EUR");
      assertThat(granted.getGestures().getFirst().getPoints()).isNull();
      assertThat(granted.getCustomerText()).isEqualTo("Thank you.");
    }
  }

  @Test
  void shouldCountTheDearestOfAChoiceAndGiveItBackWhenRefused() {
    for (String approval : List.of("", ASKING)) {
      try (TestTopology topology = topology(approval, CHOICE)) {
        Decision first = charged(topology, "e-1");
        if (!approval.isEmpty()) {
          topology.publish(aReview("C-1", "r-1", first.getId(), "approve", "care-lead"));
        }
        Gesture gesture = topology.gestures().getFirst();
        assertThat(gesture.getAmount().getMinorUnits()).isEqualTo(5_000);
        assertThat(gesture.getAlternatives()).hasSize(1);
        assertThat(topology.spent("b")).isEqualTo(6_000);

        topology.publish(
            anEvent(
                "C-1",
                "refused",
                "gesture.refused",
                Map.of("gestureId", Attributes.toAvro(gesture.getId()))));

        assertThat(topology.spent("b")).isZero();
        topology.decisions();
        assertThat(charged(topology, "e-2").getReason()).isNotEqualTo("customer-cap");
      }
    }
  }

  @Test
  void shouldLeaveNoChoiceWhenTheAmountIsChanged() {
    try (TestTopology topology = topology(ASKING, CHOICE)) {
      Decision proposed = charged(topology, "e-1");

      change(topology, proposed, "10.00");

      Gesture gesture = topology.gestures().getFirst();
      assertThat(gesture.getAmount().getMinorUnits()).isEqualTo(1_000);
      assertThat(gesture.getAlternatives()).isEmpty();
      assertThat(topology.spent("b")).isEqualTo(1_000);
    }
  }

  @Test
  void shouldNameTheRoleThatADeclineIsHandedTo() {
    String refusal =
        """
            decline: {code: person, text: A person sees to it., handOver: manager}
        """;
    try (TestTopology topology = topology("", refusal)) {
      Decision declined = charged(topology, "e-1");

      assertThat(declined.getOutcome()).isEqualTo(Outcome.DECLINED);
      assertThat(declined.getRole()).isEqualTo("manager");
      assertThat(declined.getAnswerBy()).isNull();
    }
  }

  private static TestTopology topology(String section, String rule) {
    return new TestTopology(Moments.policy(HEAD + rule + section));
  }

  private static Decision charged(TestTopology topology, String id) {
    topology.publish(aFee("C-1", id, 500, "slip"));
    return topology.decisions().getFirst();
  }

  private static void change(TestTopology topology, Decision proposed, String euros) {
    Map<String, Attribute> said =
        new HashMap<>(
            aReview("C-1", "r-1", proposed.getId(), "change", "care-lead").getAttributes());
    said.put("amount", Attributes.toAvro((Object) Amount.of(euros, "EUR")));
    topology.publish(anEvent("C-1", "r-1", "proposal.reviewed", said));
  }
}
