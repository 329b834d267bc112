package dev.pillowmint.decision.stream;

import static dev.pillowmint.decision.stream.TestTopology.aReview;
import static dev.pillowmint.decision.stream.TestTopology.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.decision.decide.Moments;
import dev.pillowmint.decision.policy.Policies;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.schemas.Attribute;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.Outcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What waits for facts is decided like a fresh event once they are known. */
class WeighedAgainTest {
  private static String policy(String standing, String ruined, String sure) {
    return """
    name: p
    version: 1
    currency: EUR
    defaults: {notStated: skip}
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
      - name: sure
        title: Sure
        on: service.outage
        %s
        gestures:
          - {kind: refund, amount: 6.00 EUR, ledger: entitlement, description: sure}
    """
        .formatted(standing, ruined, sure);
  }

  @Test
  void shouldGrantWhatIsSureWhileAClaimOfTheSameKeyWaitsForProof() {
    for (String keep : List.of("first", "highest")) {
      String key = "oncePer: {key: event.incidentId, group: g, keep: %s}".formatted(keep);
      try (TestTopology topology = new TestTopology(Moments.policy(policy("", key, key)))) {
        Decision claimed = outage(topology, "e-1", true);
        assertThat(claimed.getOutcome()).isEqualTo(Outcome.PROPOSED);
        assertThat(outage(topology, "e-2", false).getReason()).isEqualTo("granted");

        Decision proven = verify(topology, claimed, Map.of());

        if (keep.equals("first")) {
          assertThat(proven.getReason()).isEqualTo("already-given");
        } else {
          assertThat(cents(proven)).isEqualTo(400 + 500);
        }
        assertThat(topology.pending()).isZero();
      }
    }
  }

  @Test
  void shouldGiveOneOfTwoClaimsOfAKeyWhenBothAreProven() {
    String key = "oncePer: event.incidentId";
    try (TestTopology topology = new TestTopology(Moments.policy(policy("", key, key)))) {
      Decision one = outage(topology, "e-1", true);
      Decision two = outage(topology, "e-2", true);

      assertThat(verify(topology, two, Map.of()).getReason()).isEqualTo("granted");
      assertThat(verify(topology, one, Map.of()).getReason()).isEqualTo("already-given");
    }
  }

  @Test
  void shouldHoldAPersonsYesToTheKeyToo() {
    String key = "oncePer: {key: event.incidentId, group: g, keep: highest}";
    try (TestTopology topology = new TestTopology(Moments.policy(policy("", key, key)))) {
      Decision claimed = outage(topology, "e-1", true);
      outage(topology, "e-2", false);
      topology.publish(
          aReview("C-1", "r-1", claimed.getId(), "approve", String.valueOf(claimed.getRole())));

      Decision granted = topology.decisions().getLast();
      assertThat(granted.getOutcome()).isEqualTo(Outcome.GRANTED);
      assertThat(cents(granted)).isEqualTo(400 + 500);
      assertThat(granted.getExplanation())
          .contains("Part of it was given already; the rest is added.");

      assertThat(outage(topology, "e-3", true).getReason()).isEqualTo("already-given");
    }
  }

  @Test
  void shouldAskTheControlGroupOfTheGoodwillAfterAProof() {
    String half =
        "learning: {controlGroup: 50%, outcomes: {back: {on: purchase.completed, within: 9 days}}}";
    int control = 0;
    try (TestTopology topology = new TestTopology(Moments.policy(policy(half, "", "")))) {
      for (int i = 0; i < 16; i++) {
        Decision claimed = outage(topology, "C-" + i, "e-" + i, true);
        assertThat(claimed.getArm()).isNull();
        Decision proven = verify(topology, claimed, Map.of());
        boolean held = "control".equals(proven.getArm());
        control += held ? 1 : 0;
        assertThat(cents(proven)).isEqualTo(held ? 1_000 : 1_500);
      }
    }
    assertThat(control).isBetween(1, 15);
  }

  @Test
  void shouldAskTheGuardsOfTheGoodwillAfterAProof() {
    String guards =
        "guards: {repeatFailure: {of: [service.outage], within: 90 days, role: care-lead}}";
    try (TestTopology topology = new TestTopology(Moments.policy(policy(guards, "", "")))) {
      Decision first = outage(topology, "e-1", true);
      Decision alone = verify(topology, first, Map.of());
      assertThat(alone.getReason()).isEqualTo("granted");

      Decision second = outage(topology, "e-2", true);
      Decision proven = verify(topology, second, Map.of());

      assertThat(proven.getReason()).isEqualTo("repeat-failure");
      assertThat(topology.gestures()).hasSize(3);
    }
  }

  @Test
  void shouldReadHistoryAsOfTheProofWithoutTheClaimItself() {
    String six =
        "{kind: callback, when: 'customer.owed(days(365)) == money(\"6.00 EUR\")', description: six}";
    String one =
        "{kind: callback, when: 'customer.count(\"service.outage\", days(9)) == 1', description: one}";
    String gift = "      - {kind: gift";
    String document =
        policy("", "", "").replace(gift, "      - %s\n      - %s\n%s".formatted(six, one, gift));
    try (TestTopology topology = new TestTopology(Moments.policy(document))) {
      Decision claimed = outage(topology, "e-1", true);
      outage(topology, "e-2", false);

      Decision proven = verify(topology, claimed, Map.of());

      assertThat(proven.getGestures())
          .extracting(gesture -> gesture.getDescription())
          .containsExactly("owed", "six", "one", "nice");
    }
  }

  @Test
  void shouldNotRepeatTheRulesWordsAfterASecondFailure() {
    String guards =
        "guards: {repeatFailure: {of: [service.outage], within: 90 days, role: care-lead}}";
    String document =
        policy(guards, "", "")
            .replace("title: Ruined", "title: Ruined\n    customerText: We are so sorry.")
            .replaceAll("proof: .*\n", "priority: 1\n");
    try (TestTopology topology = new TestTopology(Moments.policy(document))) {
      assertThat(outage(topology, "e-1", true).getCustomerText()).isEqualTo("We are so sorry.");

      Decision second = outage(topology, "e-2", true);
      assertThat(second.getReason()).isEqualTo("repeat-failure");
      assertThat(second.getCustomerText()).isEqualTo("owed: 10.00 EUR");

      topology.publish(aReview("C-1", "r-1", second.getId(), "approve", "care-lead"));
      assertThat(topology.decisions().getLast().getCustomerText())
          .isEqualTo("owed: 10.00 EUR nice: 5.00 EUR");
    }
  }

  @Test
  void shouldSayWhoVerifiedAndWhatTheyFound() {
    try (TestTopology topology = new TestTopology(Moments.policy(policy("", "", "")))) {
      Decision claimed = outage(topology, "e-1", true);
      Decision proven =
          verify(
              topology,
              claimed,
              Map.of(
                  "staffId", Attributes.toAvro("staff-9"),
                  "note", Attributes.toAvro("The log shows it.")));

      assertThat(proven.getStaffId()).isEqualTo("staff-9");
      assertThat(proven.getRevision()).isEqualTo(1);
      assertThat(proven.getExplanation())
          .startsWith(
              "It waited for: ruinedDay.",
              "Verified by staff-9: ruinedDay holds: The log shows it.");
      assertThat(topology.gestures()).allMatch(g -> g.getDecisionId().equals(claimed.getId()));
    }
  }

  @Test
  void shouldNameTheVersionThatDecidedTheAmount() {
    String first = policy("approval: {above: 3.00 EUR, role: care-lead}", "", "");
    Policy[] active = {Moments.policy(first)};
    Policies switched = now -> active[0];
    try (TestTopology topology = new TestTopology(switched)) {
      Decision claimed = outage(topology, "e-1", true);
      active[0] = Moments.policy(first.replace("version: 1", "version: 2").replace("5.00", "4.00"));
      Decision proven = verify(topology, claimed, Map.of());
      assertThat(proven.getPolicyVersion()).isEqualTo(2);
      assertThat(proven.getExplanation())
          .contains("It began to wait under version 1 of the policy and is weighed by version 2.");

      active[0] = Moments.policy(first.replace("version: 1", "version: 3"));
      topology.publish(aReview("C-1", "r-1", claimed.getId(), "approve", "care-lead"));
      Decision granted = topology.decisions().getLast();
      assertThat(granted.getPolicyVersion()).isEqualTo(2);
      assertThat(granted.getExplanation())
          .endsWith("Version 2 of the policy p decided the amount; version 3 of p rules now.");
      assertThat(cents(granted)).isEqualTo(1_400);
    }
  }

  @Test
  void shouldWeighAgainWithWhatWasNotStated() {
    String document =
        """
        name: p
        version: 1
        currency: EUR
        rules:
          - name: long
            title: Long
            on: service.outage
            notStated: person
            when: event.ruinedDay
            gestures:
              - {kind: refund, amount: 7.00 EUR, ledger: entitlement, description: owed}
        """;
    try (TestTopology topology = new TestTopology(Moments.policy(document))) {
      Decision waits = outage(topology, "e-1", false);
      assertThat(waits.getReason()).isEqualTo("facts-not-stated");

      Decision misread =
          verify(
              topology, waits, Map.of("values", Attributes.toAvro(List.of("ruinedDay=perhaps"))));
      assertThat(misread.getOutcome()).isEqualTo(Outcome.PROPOSED);
      assertThat(misread.getExplanation()).contains("Not understood: ruinedDay=perhaps.");

      Decision told =
          verify(topology, waits, Map.of("values", Attributes.toAvro(List.of("ruinedDay=true"))));

      assertThat(told.getReason()).isEqualTo("granted");
      assertThat(told.getRevision()).isEqualTo(2);
      assertThat(cents(told)).isEqualTo(700);
    }
  }

  private static long cents(Decision decision) {
    return decision.getGestures().stream()
        .filter(gesture -> gesture.getAmount() != null)
        .mapToLong(gesture -> gesture.getAmount().getMinorUnits())
        .sum();
  }

  private static Decision outage(TestTopology topology, String id, boolean claimed) {
    return outage(topology, "C-1", id, claimed);
  }

  private static Decision outage(
      TestTopology topology, String customer, String id, boolean claimed) {
    Map<String, Attribute> said =
        new HashMap<>(
            Map.of(
                "duration", Attributes.toAvro(Duration.ofHours(5)),
                "incidentId", Attributes.toAvro("I-1")));
    if (claimed) {
      said.put("ruinedDay", Attributes.toAvro(true));
    }
    topology.publish(anEvent(customer, id, "service.outage", said));
    return topology.decisions().getLast();
  }

  private static Decision verify(
      TestTopology topology, Decision waits, Map<String, Attribute> more) {
    Map<String, Attribute> said =
        new HashMap<>(
            Map.of(
                "decisionId", Attributes.toAvro(waits.getId()),
                "facts", Attributes.toAvro(List.of("ruinedDay")),
                "holds", Attributes.toAvro(true)));
    said.putAll(more);
    String id = "v-" + waits.getEventId() + more.hashCode();
    topology.publish(anEvent(waits.getCustomerId(), id, "facts.verified", said));
    return topology.decisions().getLast();
  }
}
