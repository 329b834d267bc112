package dev.pillowmint.decision.stream;

import static dev.pillowmint.decision.stream.TestTopology.aReview;
import static dev.pillowmint.decision.stream.TestTopology.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.decision.decide.Moments;
import dev.pillowmint.schemas.Attribute;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.Ledger;
import dev.pillowmint.schemas.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Whatever is claimed, proven, answered, changed and held back: limits hold, what is owed is paid.
 */
class ProofProperties {
  private static final String POLICY =
      """
      name: p
      version: 1
      currency: EUR
      caps: {gestures: 2, amount: 9.00 EUR, within: 90 days}
      budgets: {goodwill: {amount: 22.00 EUR, count: 5, period: month}}
      approval: {above: 3.00 EUR, role: care-lead, answerWithin: 2 days, then: {role: manager}}
      learning: {controlGroup: 30%, outcomes: {back: {on: purchase.completed, within: 9 days}}}
      guards: {repeatFailure: {of: [service.outage], within: 90 days, role: care-lead}}
      defaults: {budget: goodwill, notStated: skip}
      rules:
        - name: ruined
          title: Ruined
          on: service.outage
          when: has(event.ruinedDay) && event.ruinedDay
          oncePer: {key: event.incidentId, group: g, keep: highest}
          proof: {facts: [ruinedDay], burden: customer, until: wait, within: 14 days}
          gestures:
            - {kind: refund, amount: 10.00 EUR, ledger: entitlement, description: owed}
            - {kind: gift, amount: 5.00 EUR, description: nice}
        - name: sure
          title: Sure
          on: service.outage
          oncePer: {key: event.incidentId, group: g, keep: highest}
          gestures:
            - {kind: refund, amount: 6.00 EUR, ledger: entitlement, description: sure}
            - {kind: gift, amount: 2.00 EUR, description: small}
      """;

  /** An outage that a customer had, which by their word ruined the day, or is not said to have. */
  record Act(int customer, int incident, boolean claimed) {
    CustomerEvent event(int index) {
      Map<String, Attribute> said =
          new HashMap<>(
              Map.of(
                  "duration", Attributes.toAvro(Duration.ofHours(5)),
                  "incidentId", Attributes.toAvro("I-" + incident)));
      if (claimed) {
        said.put("ruinedDay", Attributes.toAvro(true));
      }
      return anEvent("C-" + customer, "e-" + index, "service.outage", said);
    }

    String key() {
      return customer + "/" + incident;
    }
  }

  @Provide
  Arbitrary<Act> acts() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(1, 2),
            Arbitraries.of(true, false))
        .as(Act::new);
  }

  @Property(tries = 10)
  void shouldPayWhatIsOwedOnceAndKeepEveryLimit(
      @ForAll @Size(min = 3, max = 24) List<@From("acts") Act> acts, @ForAll long seed) {
    Random random = new Random(seed);
    Set<String> proven = new HashSet<>();
    List<Gesture> gestures = new ArrayList<>();
    Map<String, Decision> last = new HashMap<>();
    try (TestTopology topology = new TestTopology(Moments.policy(POLICY))) {
      for (int i = 0; i < acts.size(); i++) {
        topology.publish(acts.get(i).event(i));
        int again = random.nextInt(i + 1);
        topology.publish(acts.get(again).event(again));
      }
      for (int round = 0; round < 3; round++) {
        List<Decision> told = topology.decisions();
        told.forEach(decision -> last.put(decision.getId(), decision));
        for (Decision decision : told) {
          answer(topology, decision, random, round)
              .filter(id -> awaitsProof(last.get(id)))
              .ifPresent(id -> proven.add(act(acts, decision).key()));
        }
        topology.pass(Duration.ofDays(random.nextInt(3)));
      }
      topology.decisions().forEach(decision -> last.put(decision.getId(), decision));
      gestures.addAll(topology.gestures());
      assertThat(topology.spent("goodwill")).isEqualTo(cents(gestures, Ledger.GOODWILL));
    }

    assertThat(gestures).extracting(Gesture::getId).doesNotHaveDuplicates();
    assertThat(cents(gestures, Ledger.GOODWILL)).isLessThanOrEqualTo(2_200);
    assertCaps(gestures);
    assertOwed(acts, proven, gestures);
  }

  /** The decision's id, if all that it awaits was verified now. */
  private static Optional<String> answer(
      TestTopology topology, Decision decision, Random random, int round) {
    if (decision.getOutcome() != Outcome.PROPOSED || random.nextInt(6) == 0) {
      return Optional.empty();
    }
    String id = "a-" + round + decision.getId() + decision.getRevision();
    String customer = decision.getCustomerId();
    if (random.nextInt(3) > 0 && decision.getReason().equals("awaiting-proof")) {
      boolean holds = random.nextInt(4) > 0;
      topology.publish(
          anEvent(
              customer,
              id,
              "facts.verified",
              Map.of(
                  "decisionId", Attributes.toAvro(decision.getId()),
                  "facts", Attributes.toAvro(List.of("ruinedDay")),
                  "holds", Attributes.toAvro(holds))));
      return holds ? Optional.of(decision.getId()) : Optional.empty();
    }
    String verdict = List.of("approve", "decline", "change").get(random.nextInt(3));
    String role = List.of("care-lead", "manager", "agent").get(random.nextInt(3));
    Map<String, Attribute> said =
        new HashMap<>(aReview(customer, id, decision.getId(), verdict, role).getAttributes());
    said.put(
        "amount", Attributes.toAvro((Object) Amount.ofMinor(100 + random.nextInt(900), "EUR")));
    topology.publish(anEvent(customer, id, "proposal.reviewed", said));
    return Optional.empty();
  }

  private static boolean awaitsProof(@Nullable Decision told) {
    return told != null && told.getReason().equals("awaiting-proof");
  }

  private static Act act(List<Act> acts, Decision decision) {
    return acts.get(Integer.parseInt(decision.getEventId().substring(2)));
  }

  private static void assertCaps(List<Gesture> gestures) {
    gestures.stream()
        .filter(gesture -> gesture.getLedger() == Ledger.GOODWILL)
        .collect(Collectors.groupingBy(Gesture::getCustomerId))
        .values()
        .forEach(
            given -> {
              assertThat(given).hasSizeLessThanOrEqualTo(2);
              assertThat(cents(given, Ledger.GOODWILL)).isLessThanOrEqualTo(900);
            });
  }

  /** The highest of what is sure or proven, once; what a person vouches for is no less. */
  private static void assertOwed(List<Act> acts, Set<String> proven, List<Gesture> gestures) {
    Map<String, Long> owed = new HashMap<>();
    for (Gesture gesture : gestures) {
      if (gesture.getLedger() == Ledger.ENTITLEMENT) {
        Act act = acts.get(Integer.parseInt(gesture.getEventId().substring(2)));
        owed.merge(act.key(), gesture.getAmount().getMinorUnits(), Long::sum);
      }
    }
    assertThat(owed.values()).allMatch(cents -> cents == 600 || cents == 1_000);
    assertThat(acts)
        .filteredOn(act -> !act.claimed())
        .allSatisfy(act -> assertThat(owed).containsKey(act.key()));
    proven.forEach(key -> assertThat(owed).containsEntry(key, 1_000L));
  }

  private static long cents(List<Gesture> gestures, Ledger ledger) {
    return gestures.stream()
        .filter(gesture -> gesture.getLedger() == ledger)
        .mapToLong(gesture -> gesture.getAmount().getMinorUnits())
        .sum();
  }
}
