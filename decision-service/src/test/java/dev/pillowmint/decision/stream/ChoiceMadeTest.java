package dev.pillowmint.decision.stream;

import static dev.pillowmint.decision.stream.TestTopology.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.decision.decide.Moments;
import dev.pillowmint.decision.stream.record.StoredCustomer;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.Gesture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChoiceMadeTest {
  private static final String POLICY =
      """
      name: p
      version: 1
      currency: EUR
      budgets: {goodwill: {amount: 100.00 EUR, period: month}}
      defaults: {budget: goodwill}
      rules:
        - name: fee
          title: A fee
          on: fee.charged
          gestures:
            - kind: refund
              description: money back
              choice:
                - {as: money, amount: 10.00 EUR}
                - {as: voucher, amount: 15.00 EUR, consent: needed}
      """;

  private final TestTopology topology = new TestTopology(Moments.policy(POLICY));

  @AfterEach
  void close() {
    topology.close();
  }

  @Test
  void shouldGiveBackWhatTheCustomerDidNotChoose() {
    Gesture gesture = granted();
    assertThat(topology.spent("goodwill")).isEqualTo(1_500);

    choose("c-1", gesture, "money", false);
    assertThat(topology.spent("goodwill")).isEqualTo(1_000);
    assertThat(goodwill()).containsExactly(1_000L);
    assertThat(told().getExplanation()).endsWith("The customer chose money of 10.00 EUR.");

    choose("c-2", gesture, "voucher", true);
    assertThat(topology.spent("goodwill")).isEqualTo(1_000);

    settle("x-1", "gesture.failed", gesture);
    assertThat(topology.spent("goodwill")).isZero();
    assertThat(goodwill()).isEmpty();
  }

  @Test
  void shouldKnowWhatTheGestureIsAsItIs() {
    choose("c-1", granted(), "as-it-is", false);

    assertThat(topology.spent("goodwill")).isEqualTo(1_000);
  }

  @Test
  void shouldGiveBackTheDearestOfAChoiceThatFailsBeforeItIsMade() {
    settle("x-1", "gesture.refused", granted());

    assertThat(topology.spent("goodwill")).isZero();
    assertThat(goodwill()).isEmpty();
  }

  @Test
  void shouldHearNoChoiceWithoutTheConsentThatItNeeds() {
    Gesture gesture = granted();
    choose("c-1", gesture, "voucher", false);
    choose("c-2", gesture, "points", true);
    assertThat(told().getExplanation()).noneMatch(step -> step.contains("chose"));

    choose("c-3", gesture, "voucher", true);

    assertThat(told().getGestures().getFirst().getForm()).isEqualTo("voucher");
    assertThat(told().getGestures().getFirst().getAmount().getMinorUnits()).isEqualTo(1_500);
    assertThat(topology.spent("goodwill")).isEqualTo(1_500);
  }

  private Gesture granted() {
    topology.publish(TestTopology.aFee("C-1", "e-1", 500, "slip"));
    return topology.gestures().getFirst();
  }

  private void choose(String id, Gesture gesture, String form, boolean consent) {
    topology.publish(
        anEvent(
            "C-1",
            id,
            "gesture.choice-made",
            Map.of(
                "gestureId", Attributes.toAvro(gesture.getId()),
                "form", Attributes.toAvro(form),
                "consent", Attributes.toAvro(consent))));
  }

  private void settle(String id, String type, Gesture gesture) {
    topology.publish(
        anEvent("C-1", id, type, Map.of("gestureId", Attributes.toAvro(gesture.getId()))));
  }

  private Decision told() {
    return topology.<Decision>store("stories").get(Stories.key("C-1", 0));
  }

  private List<Long> goodwill() {
    StoredCustomer kept = topology.<StoredCustomer>store("customers").get("C-1");
    return StoredCustomers.state(kept).goodwill().grants().stream()
        .map(grant -> grant.amount().minorUnits())
        .toList();
  }
}
