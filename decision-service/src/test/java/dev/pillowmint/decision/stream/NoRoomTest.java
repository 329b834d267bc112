package dev.pillowmint.decision.stream;

import static dev.pillowmint.decision.stream.TestTopology.aReview;
import static dev.pillowmint.decision.stream.TestTopology.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.decision.decide.Moments;
import dev.pillowmint.schemas.Attribute;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.Outcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goodwill that finds no room holds no key, whatever is given beside it. */
class NoRoomTest {
  private static final String CAP =
      "caps: {amount: 4.00 EUR, within: 90 days}\ndefaults: {notStated: skip}";
  private static final String BUDGET =
      "budgets: {b: {amount: 4.00 EUR, period: month}}\ndefaults: {notStated: skip, budget: b}";
  private static final String ONCE = "oncePer: {key: event.incidentId, group: g, keep: highest}";
  private static final String QUOTA = "quota: {name: q, amount: 16.00 EUR, per: event.incidentId}";

  private static String policy(String room, String key) {
    return """
    name: p
    version: 1
    currency: EUR
    %s
    rules:
      - name: ruined
        title: Ruined
        on: service.outage
        when: has(event.ruinedDay) && event.ruinedDay
        %s
        proof: {facts: [ruinedDay], burden: customer, until: wait, within: 14 days}
        gestures:
          - {kind: refund, amount: 10.00 EUR, ledger: entitlement, description: owed}
          - {kind: gift, amount: 5.00 EUR, description: nice}
          - {kind: callback, description: say sorry}
      - name: small
        title: Small
        on: service.outage
        %s
        gestures:
          - {kind: refund, amount: %s EUR, description: small}
    """
        .formatted(room, key, key, key.equals(ONCE) ? "12.00" : "2.00");
  }

  @ParameterizedTest
  @CsvSource({
    "yes, cap, once", "yes, cap, quota", "yes, budget, once", "yes, budget, quota",
    "proof, cap, once", "proof, cap, quota", "proof, budget, once", "proof, budget, quota"
  })
  void shouldHoldNoKey(String by, String room, String key) {
    String document = policy(room.equals("cap") ? CAP : BUDGET, key.equals("once") ? ONCE : QUOTA);
    try (TestTopology topology = new TestTopology(Moments.policy(document))) {
      Decision claimed = outage(topology, "e-1", true);
      Decision given = answered(topology, claimed, by);
      assertThat(given.getOutcome()).isEqualTo(Outcome.GRANTED);
      assertThat(given.getGestures())
          .extracting(gesture -> gesture.getDescription())
          .containsExactly("owed", "say sorry");

      Decision small = outage(topology, "e-2", false);

      assertThat(small.getOutcome()).isEqualTo(Outcome.GRANTED);
      assertThat(small.getGestures().getFirst().getAmount().getMinorUnits()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({"yes, cap", "yes, budget", "proof, cap", "proof, budget"})
  void shouldFreeTheKeyOfAllThatFails(String by, String room) {
    String document =
        policy(room.equals("cap") ? CAP : BUDGET, "oncePer: {key: event.incidentId, group: g}");
    try (TestTopology topology = new TestTopology(Moments.policy(document))) {
      answered(topology, outage(topology, "e-1", true), by);
      topology
          .gestures()
          .forEach(
              gesture ->
                  topology.publish(
                      anEvent(
                          "C-1",
                          "x-" + gesture.getId(),
                          "gesture.failed",
                          Map.of("gestureId", Attributes.toAvro(gesture.getId())))));

      assertThat(outage(topology, "e-2", false).getReason()).isEqualTo("granted");
    }
  }

  private static Decision answered(TestTopology topology, Decision claimed, String by) {
    topology.publish(
        by.equals("yes")
            ? aReview("C-1", "r-1", claimed.getId(), "approve", "care-lead")
            : anEvent(
                "C-1",
                "v-1",
                "facts.verified",
                Map.of(
                    "decisionId", Attributes.toAvro(claimed.getId()),
                    "facts", Attributes.toAvro(List.of("ruinedDay")),
                    "holds", Attributes.toAvro(true))));
    return topology.decisions().getLast();
  }

  private static Decision outage(TestTopology topology, String id, boolean claimed) {
    Map<String, Attribute> said =
        new HashMap<>(
            Map.of(
                "duration", Attributes.toAvro(Duration.ofHours(5)),
                "incidentId", Attributes.toAvro("I-1")));
    if (claimed) {
      said.put("ruinedDay", Attributes.toAvro(true));
    }
    topology.publish(anEvent("C-1", id, "service.outage", said));
    return topology.decisions().getLast();
  }
}
