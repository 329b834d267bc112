package dev.pillowmint.decision.stream;

import static dev.pillowmint.decision.stream.TestTopology.aReview;
import static dev.pillowmint.decision.stream.TestTopology.anEvent;
import static dev.pillowmint.decision.stream.TestTopology.anOffer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.decision.decide.Moments;
import dev.pillowmint.schemas.Attribute;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.Ledger;
import dev.pillowmint.schemas.Outcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What is owed is never lost to what is said of the goodwill beside it, nor a limit passed by. */
class OwedTest {
  private static final String CAP = "caps: {gestures: 0, within: 30 days}";
  private static final String BUDGET =
      "budgets: {b: {amount: 1.00 EUR, period: month}}\ndefaults: {budget: b}";
  private static final String APPROVAL = "approval: {above: 5.00 EUR, role: manager}";
  private static final String NO_RATE = "rates: {GBP: [{from: 2027-01-01, rate: 1.17}]}";

  private static String policy(String limit) {
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
        proof: {facts: [ruinedDay], burden: customer, until: wait, within: 14 days}
        gestures:
          - {kind: refund, amount: 10.00 EUR, ledger: entitlement, description: owed}
          - {kind: gift, amount: %s, description: nice}
    """
        .formatted(limit, limit.equals(NO_RATE) ? "15.00 GBP" : "15.00 EUR");
  }

  @Test
  void shouldGrantWhatIsOwedOverFullCapsAndBudgets() {
    for (String limit : List.of(CAP, BUDGET, NO_RATE)) {
      try (TestTopology topology = new TestTopology(Moments.policy(policy(limit)))) {
        prove(topology);

        Decision told = topology.decisions().getLast();
        assertThat(told.getOutcome()).isEqualTo(Outcome.GRANTED);
        assertThat(told.getExplanation())
            .contains("What is owed or costs nothing is given all the same.");
        assertThat(topology.gestures()).extracting(Gesture::getDescription).containsExactly("owed");
        assertThat(topology.pending()).isZero();
      }
    }
  }

  @Test
  void shouldGrantWhatIsOwedWhileTheGoodwillWaits() {
    try (TestTopology topology = new TestTopology(Moments.policy(policy(APPROVAL)))) {
      String id = prove(topology);

      Decision told = topology.decisions().getLast();
      assertThat(told.getOutcome()).isEqualTo(Outcome.PROPOSED);
      assertThat(told.getReason()).isEqualTo("needs-approval");
      assertThat(topology.gestures()).extracting(Gesture::getDescription).containsExactly("owed");

      topology.publish(aReview("C-1", "r", id, "decline", told.getRole()));
      Decision declined = topology.decisions().getLast();
      assertThat(declined.getOutcome()).isEqualTo(Outcome.GRANTED);
      assertThat(declined.getGestures())
          .singleElement()
          .satisfies(gesture -> assertThat(gesture.getLedger()).isEqualTo(Ledger.ENTITLEMENT));
      assertThat(topology.gestures()).isEmpty();
    }
  }

  @Test
  void shouldGiveOnlyTheGoodwillWhenItIsApprovedLater() {
    try (TestTopology topology = new TestTopology(Moments.policy(policy(APPROVAL)))) {
      String id = prove(topology);
      topology.publish(aReview("C-1", "r", id, "approve", "manager"));

      assertThat(topology.gestures())
          .extracting(Gesture::getDescription)
          .containsExactly("owed", "nice");
      assertThat(topology.decisions().getLast().getGestures()).hasSize(2);
    }
  }

  @Property(tries = 8)
  void shouldNeverLoseWhatIsOwedOnceItIsProven(
      @ForAll @IntRange(min = 0, max = 3) int limit,
      @ForAll @IntRange(min = 0, max = 2) int verdict,
      @ForAll boolean twice,
      @ForAll boolean late) {
    String policy = policy(List.of(CAP, BUDGET, APPROVAL, NO_RATE).get(limit));
    try (TestTopology topology = new TestTopology(Moments.policy(policy))) {
      String id = prove(topology);
      if (late) {
        topology.pass(Duration.ofDays(9));
      }
      for (int i = 0; i < (twice ? 2 : 1); i++) {
        String said = List.of("approve", "decline", "change").get(verdict);
        topology.publish(aReview("C-1", "r-" + i, id, said, i == 0 ? "manager" : "care-lead"));
      }

      assertThat(topology.gestures())
          .filteredOn(gesture -> gesture.getLedger() == Ledger.ENTITLEMENT)
          .hasSize(1);
      assertThat(topology.decisions().getLast().getGestures())
          .filteredOn(gesture -> gesture.getLedger() == Ledger.ENTITLEMENT)
          .hasSize(1);
    }
  }

  @Test
  void shouldEscalateToTheTiersRoleWhatAGuardAsked() {
    String policy =
        """
        name: p
        version: 1
        currency: EUR
        guards: {repeatFailure: {of: [delivery.delayed], within: 90 days, role: care-lead}}
        approval: {above: 20.00 EUR, role: manager}
        rules:
          - name: late
            title: Late
            on: delivery.delayed
            gestures: [{kind: refund, amount: 500.00 EUR, description: money}]
        """;
    try (TestTopology topology = new TestTopology(Moments.policy(policy))) {
      topology.publish(delayed("1"));
      topology.publish(delayed("2"));
      Decision asked = topology.decisions().getLast();
      assertThat(asked.getRole()).isEqualTo("care-lead");
      topology.publish(aReview("C-1", "r-1", asked.getId(), "approve", "care-lead"));

      Decision escalated = topology.decisions().getLast();
      assertThat(escalated.getOutcome()).isEqualTo(Outcome.PROPOSED);
      assertThat(escalated.getRole()).isEqualTo("manager");
      assertThat(topology.gestures()).isEmpty();

      topology.publish(aReview("C-1", "r-2", asked.getId(), "approve", "manager"));
      assertThat(topology.gestures()).hasSize(1);
    }
  }

  @Test
  void shouldCountWhatStaffOfferWhateverItsKind() {
    for (String leeway :
        List.of("leeway: {agent: {amount: 25.00 EUR, period: week}}", CAP, "timeZone: UTC")) {
      try (TestTopology topology = new TestTopology(Moments.policy(offers(leeway)))) {
        topology.publish(callback("o-1", 90_000));

        assertThat(topology.decisions())
            .singleElement()
            .satisfies(told -> assertThat(told.getOutcome()).isEqualTo(Outcome.PROPOSED));
        assertThat(topology.gestures()).isEmpty();
      }
    }
  }

  private static String offers(String limit) {
    return """
    name: p
    version: 1
    currency: EUR
    %s
    rules:
      - name: offer
        title: Staff
        on: gesture.offered-by-staff
        gestures:
          - {kind: event.kind, when: has(event.amount), amount: event.amount, description: "{description}"}
    """
        .formatted(limit);
  }

  private static CustomerEvent callback(String id, long cents) {
    Map<String, Attribute> said =
        new HashMap<>(anOffer("C-1", id, "staff-1", cents).getAttributes());
    said.put("kind", Attributes.toAvro("callback"));
    return anEvent("C-1", id, "gesture.offered-by-staff", said);
  }

  private static String prove(TestTopology topology) {
    topology.publish(
        anEvent(
            "C-1",
            "outage",
            "service.outage",
            Map.of(
                "duration", Attributes.toAvro(Duration.ofHours(5)),
                "ruinedDay", Attributes.toAvro(true))));
    String id = topology.decisions().getFirst().getId();
    topology.publish(
        anEvent(
            "C-1",
            "proof",
            "facts.verified",
            Map.of(
                "decisionId", Attributes.toAvro(id),
                "facts", Attributes.toAvro(List.of("ruinedDay")),
                "holds", Attributes.toAvro(true))));
    return id;
  }

  private static CustomerEvent delayed(String id) {
    return anEvent(
        "C-1",
        id,
        "delivery.delayed",
        Map.of(
            "orderId", Attributes.toAvro("O-" + id),
            "delay", Attributes.toAvro(Duration.ofHours(5))));
  }
}
