package dev.pillowmint.decision.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.decision.decide.Moments;
import dev.pillowmint.schemas.Decision;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OncePerIncidentTest {

  @Test
  void shouldGiveOnceAndFreeTheKeyIfTheBudgetSaysNo() {
    String document =
        """
        name: p
        version: 1
        currency: EUR
        budgets: {b: {amount: 5.00 EUR, period: month}}
        defaults: {budget: b, notStated: skip}
        rules:
          - name: outage
            title: Outage
            on: service.outage
            oncePer: event.incidentId
            gestures:
              - {kind: refund, amount: 5.00 EUR, description: money back}
        """;
    try (TestTopology topology = new TestTopology(Moments.policy(document))) {
      outage(topology, "e-1", "I-1");
      outage(topology, "e-2", "I-1");
      outage(topology, "e-3", "I-2");
      outage(topology, "e-4", "I-2");

      assertThat(topology.decisions())
          .extracting(Decision::getReason)
          .containsExactly("granted", "already-given", "budget-exhausted", "budget-exhausted");
    }
  }

  private static void outage(TestTopology topology, String id, String incident) {
    topology.publish(
        TestTopology.anEvent(
            "C-1",
            id,
            "service.outage",
            Map.of(
                "duration", Attributes.toAvro(Duration.ofHours(5)),
                "incidentId", Attributes.toAvro(incident))));
  }
}
