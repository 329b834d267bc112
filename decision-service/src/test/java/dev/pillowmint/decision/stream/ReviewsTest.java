package dev.pillowmint.decision.stream;

import static dev.pillowmint.decision.stream.TestTopology.MONDAY;
import static dev.pillowmint.decision.stream.TestTopology.aFee;
import static dev.pillowmint.decision.stream.TestTopology.aReview;
import static dev.pillowmint.decision.stream.TestTopology.anEvent;
import static dev.pillowmint.decision.stream.TestTopology.anOffer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.schemas.BudgetDraw;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.Money;
import dev.pillowmint.schemas.Outcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReviewsTest {
  private final TestTopology topology = new TestTopology(People.policy());

  @AfterEach
  void close() {
    topology.close();
  }

  @Test
  void shouldSayWhoIsAskedAndByWhenTheyAnswer() {
    Decision proposed = propose(5_000);

    assertThat(proposed.getRevision()).isZero();
    assertThat(proposed.getRole()).isEqualTo("care-lead");
    assertThat(proposed.getAnswerBy()).isEqualTo(MONDAY.plus(Duration.ofDays(2)));
    assertThat(topology.spent("goodwill")).isZero();
  }

  @Test
  void shouldGiveWhatIsApprovedUnderTheIdsItWasProposedWith() {
    Decision proposed = propose(5_000);
    topology.pass(Duration.ofHours(5));
    topology.publish(aReview("C-1", "r-1", proposed.getId(), "approve", "care-lead"));

    Decision granted = only(topology.decisions());
    Gesture gesture = only(topology.gestures());
    assertThat(granted.getId()).isEqualTo(proposed.getId());
    assertThat(granted.getRevision()).isEqualTo(1);
    assertThat(granted.getOutcome()).isEqualTo(Outcome.GRANTED);
    assertThat(granted.getRole()).isNull();
    assertThat(granted.getAnswerBy()).isNull();
    assertThat(granted.getExplanation()).contains("staff-9 (care-lead) approved it.");
    assertThat(gesture.getId()).isEqualTo(proposed.getGestures().getFirst().getGestureId());
    assertThat(gesture.getDueAt()).isEqualTo(MONDAY.plus(Duration.ofDays(3)));
    assertThat(topology.spent("goodwill")).isEqualTo(5_000);
    assertThat(topology.spent("house")).isEqualTo(12_000);
    assertThat(topology.pending()).isZero();
  }

  @Test
  void shouldTellWhatWasDrawnFromBudgets() {
    topology.publish(aFee("C-1", "e-1", 1_000, "slip"));
    assertThat(only(topology.decisions()).getDraws()).hasSize(3);
    Decision proposed = propose("e-2", 5_000);
    assertThat(proposed.getDraws()).isEmpty();
    topology.publish(aReview("C-1", "r-1", proposed.getId(), "approve", "care-lead"));

    assertThat(only(topology.decisions()).getDraws())
        .containsExactly(
            new BudgetDraw(
                "goodwill", "2026-03", euros(5_000), euros(20_000), euros(6_000), null, null),
            new BudgetDraw("weekly", "P7D", null, null, null, 12L, 2L),
            new BudgetDraw(
                "fees", "2026-03", euros(5_000), euros(12_000), euros(6_000), null, null));
  }

  private static Money euros(long cents) {
    return new Money(cents, "EUR");
  }

  @Test
  void shouldCountAndIgnoreASecondReview() {
    Decision proposed = propose(5_000);
    topology.publish(aReview("C-1", "r-1", proposed.getId(), "decline", "care-lead"));
    assertThat(only(topology.decisions()).getReason()).isEqualTo("declined-by-person");

    topology.publish(aReview("C-1", "r-2", proposed.getId(), "approve", "manager"));

    assertThat(topology.decisions()).isEmpty();
    assertThat(topology.gestures()).isEmpty();
    assertThat(answered("proposal.reviewed", "unknown")).isEqualTo(1);
  }

  @Test
  void shouldGiveAnotherAmountIfItIsChanged() {
    Decision proposed = propose(5_000);
    Map<String, dev.pillowmint.schemas.Attribute> said =
        new HashMap<>(
            aReview("C-1", "r-1", proposed.getId(), "change", "care-lead").getAttributes());
    said.put("amount", Attributes.toAvro((Object) Amount.of("30.00", "EUR")));

    topology.publish(anEvent("C-1", "r-1", "proposal.reviewed", said));

    assertThat(only(topology.gestures()).getAmount().getMinorUnits()).isEqualTo(3_000);
    assertThat(only(topology.decisions()).getGestures().getFirst().getAmount().getMinorUnits())
        .isEqualTo(3_000);
    assertThat(topology.spent("goodwill")).isEqualTo(3_000);
  }

  @Test
  void shouldTellWhoseAnswerDoesNotCount() {
    Decision proposed = propose(5_000);
    topology.publish(aReview("C-1", "r-1", proposed.getId(), "approve", "agent"));

    Decision told = only(topology.decisions());
    assertThat(told.getOutcome()).isEqualTo(Outcome.PROPOSED);
    assertThat(told.getRevision()).isEqualTo(1);
    assertThat(told.getAnswerBy()).isEqualTo(proposed.getAnswerBy());
    assertThat(told.getExplanation().getLast())
        .isEqualTo(
            "staff-9 answered as agent, who may not decide on 50.00 EUR; a care-lead decides.");
    assertThat(topology.pending()).isEqualTo(1);
  }

  @Test
  void shouldWeighCapsAndBudgetsWhenSomebodySaysYes() {
    Decision first = propose("e-1", 8_000);
    Decision second = propose("e-2", 8_000);
    topology.publish(aReview("C-1", "r-1", first.getId(), "approve", "care-lead"));
    assertThat(only(topology.decisions()).getOutcome()).isEqualTo(Outcome.GRANTED);

    topology.publish(aReview("C-1", "r-2", second.getId(), "approve", "care-lead"));
    assertThat(only(topology.decisions()).getReason()).isEqualTo("customer-cap");

    topology.publish(aFee("C-2", "e-3", 8_000, "slip"));
    Decision other = only(topology.decisions());
    topology.publish(aReview("C-2", "r-3", other.getId(), "approve", "care-lead"));
    Decision refused = only(topology.decisions());
    assertThat(refused.getReason()).isEqualTo("budget-exhausted");
    assertThat(refused.getRevision()).isEqualTo(1);
    assertThat(refused.getExplanation().getLast())
        .isEqualTo("The fees budget of 120.00 EUR for 2026-03 has no 80.00 EUR left.");
    assertThat(topology.spent("goodwill")).isEqualTo(8_000);
  }

  @Test
  void shouldKeepWhatIsOwedApartFromTheProposal() {
    topology.publish(aFee("C-1", "e-1", 400, "company-error"));
    Decision proposed = only(topology.decisions());
    assertThat(proposed.getOutcome()).isEqualTo(Outcome.PROPOSED);
    assertThat(only(topology.gestures()).getAmount().getMinorUnits()).isEqualTo(400);

    topology.publish(aReview("C-1", "r-1", proposed.getId(), "decline", "care-lead"));

    Decision told = only(topology.decisions());
    assertThat(told.getOutcome()).isEqualTo(Outcome.GRANTED);
    assertThat(told.getGestures()).hasSize(1);
    assertThat(topology.gestures()).isEmpty();
  }

  @Test
  void shouldAskTheNextInLineAndNeverFallSilent() {
    Decision proposed = propose(5_000);
    topology.pass(Duration.ofDays(2).minusSeconds(1));
    assertThat(topology.decisions()).isEmpty();

    topology.pass(Duration.ofMinutes(1));
    Decision escalated = only(topology.decisions());
    assertThat(escalated.getRole()).isEqualTo("manager");
    assertThat(escalated.getReason()).isEqualTo("needs-approval");
    assertThat(escalated.getRevision()).isEqualTo(1);

    topology.pass(Duration.ofDays(1).plusMinutes(1));
    Decision overdue = only(topology.decisions());
    assertThat(overdue.getReason()).isEqualTo("overdue");
    assertThat(overdue.getRole()).isEqualTo("manager");
    assertThat(overdue.getExplanation()).hasSize(escalated.getExplanation().size() + 1);
    assertThat(gauge("pillowmint.proposals.overdue")).isEqualTo(1);

    topology.pass(Duration.ofDays(2).plusMinutes(1));
    Decision again = only(topology.decisions());
    assertThat(again.getReason()).isEqualTo("overdue");
    assertThat(again.getExplanation()).hasSize(overdue.getExplanation().size());
    assertThat(gauge("pillowmint.proposals.pending")).isEqualTo(1);

    topology.publish(aReview("C-1", "r-1", proposed.getId(), "approve", "care-lead"));
    assertThat(only(topology.decisions()).getOutcome()).isEqualTo(Outcome.GRANTED);
    topology.pass(Duration.ofDays(30));
    assertThat(topology.decisions()).isEmpty();
    assertThat(gauge("pillowmint.proposals.pending")).isZero();
  }

  @Test
  void shouldKeepOneEntryOfADecisionInTheStory() {
    Decision proposed = propose(5_000);
    topology.pass(Duration.ofDays(9));
    topology.publish(aReview("C-1", "r-1", proposed.getId(), "approve", "manager"));

    var stories = topology.driver.<String, Decision>getKeyValueStore("stories");
    try (var all = stories.all()) {
      assertThat(all)
          .toIterable()
          .singleElement()
          .satisfies(told -> assertThat(told.value.getOutcome()).isEqualTo(Outcome.GRANTED));
    }
  }

  @Test
  void shouldAskForWhatIsBeyondLeewayAndThenCountItAgainstNoLeeway() {
    topology.publish(anOffer("C-1", "o-1", "staff-1", 1_200));
    topology.publish(anOffer("C-2", "o-2", "staff-1", 1_200));
    assertThat(topology.decisions())
        .extracting(Decision::getOutcome)
        .containsExactly(Outcome.GRANTED, Outcome.GRANTED);

    topology.publish(anOffer("C-3", "o-3", "staff-1", 200));
    Decision beyond = only(topology.decisions());
    assertThat(beyond.getOutcome()).isEqualTo(Outcome.PROPOSED);
    assertThat(topology.pending()).isEqualTo(1);

    topology.publish(aReview("C-3", "r-1", beyond.getId(), "approve", "care-lead"));
    assertThat(only(topology.decisions()).getOutcome()).isEqualTo(Outcome.GRANTED);
    topology.publish(anOffer("C-4", "o-4", "staff-1", 100));
    assertThat(only(topology.decisions()).getOutcome()).isEqualTo(Outcome.GRANTED);
  }

  @Test
  void shouldGiveBackWhatTheCustomerRefuses() {
    topology.publish(aFee("C-1", "e-1", 1_500, "slip"));
    Gesture gesture = only(topology.gestures());
    assertThat(topology.spent("goodwill")).isEqualTo(1_500);

    topology.publish(aSettled("x-1", "gesture.refused", gesture));
    topology.publish(aSettled("x-2", "gesture.failed", gesture));

    assertThat(topology.spent("goodwill")).isZero();
    assertThat(topology.spent("house")).isEqualTo(12_000);
    var customers =
        topology.driver
            .<String, dev.pillowmint.decision.stream.record.StoredCustomer>getKeyValueStore(
                "customers");
    assertThat(customers.get("C-1").getGrants()).isEmpty();
  }

  @Test
  void shouldKeepSpentWhatWasDelivered() {
    topology.publish(aFee("C-1", "e-1", 1_500, "slip"));
    Gesture gesture = only(topology.gestures());
    topology.publish(aSettled("x-1", "gesture.delivered", gesture));
    topology.publish(aSettled("x-2", "gesture.refused", gesture));

    assertThat(topology.spent("goodwill")).isEqualTo(1_500);
  }

  @Test
  void shouldTurnAwayMoreProposalsThanACustomerMayHaveWaiting() {
    for (int i = 0; i <= Proposals.MOST; i++) {
      topology.publish(aFee("C-1", "e-" + i, 5_000, "slip"));
    }

    List<Decision> told = topology.decisions();
    assertThat(told.subList(0, Proposals.MOST)).allMatch(d -> d.getOutcome() == Outcome.PROPOSED);
    assertThat(told.getLast().getReason()).isEqualTo("too-many-proposals");
    assertThat(topology.pending()).isEqualTo(Proposals.MOST);
  }

  @Test
  void shouldNeverTurnAwayWhatMayBeOwed() {
    String proof =
        """
        name: p
        version: 1
        currency: EUR
        defaults: {notStated: skip}
        rules:
          - name: ruined
            title: Ruined
            on: service.outage
            proof: {facts: [ruinedDay], burden: customer, until: wait, within: 14 days}
            gestures:
              - {kind: refund, amount: 10.00 EUR, ledger: entitlement, description: owed}
        """;
    try (TestTopology claims =
        new TestTopology(dev.pillowmint.decision.decide.Moments.policy(proof))) {
      for (int i = 0; i <= Proposals.MOST; i++) {
        claims.publish(
            anEvent(
                "C-1",
                "e-" + i,
                "service.outage",
                Map.of(
                    "duration", Attributes.toAvro(Duration.ofHours(5)),
                    "ruinedDay", Attributes.toAvro(true))));
      }

      assertThat(claims.decisions()).allMatch(d -> d.getOutcome() == Outcome.PROPOSED);
      assertThat(claims.pending()).isEqualTo(Proposals.MOST + 1);
    }
  }

  @Test
  void shouldShowHowFullABudgetIsAndWarnOnce() {
    for (int i = 0; i < 6; i++) {
      topology.publish(aFee("C-" + i, "e-" + i, 1_900, "slip"));
    }

    assertThat(gauge("pillowmint.budget.used.ratio", "budget", "goodwill", "period", "2026-03"))
        .isEqualTo(0.57);
    assertThat(
            topology
                .meters
                .get("pillowmint.budget.warnings")
                .tags("budget", "goodwill", "level", "near")
                .counter()
                .count())
        .isEqualTo(1);
  }

  private Decision propose(long cents) {
    return propose("e-1", cents);
  }

  private Decision propose(String event, long cents) {
    topology.publish(aFee("C-1", event, cents, "slip"));
    Decision proposed = only(topology.decisions());
    assertThat(proposed.getOutcome()).isEqualTo(Outcome.PROPOSED);
    return proposed;
  }

  private static CustomerEvent aSettled(String id, String type, Gesture gesture) {
    Map<String, dev.pillowmint.schemas.Attribute> said = new HashMap<>();
    said.put("gestureId", Attributes.toAvro(gesture.getId()));
    if (type.equals("gesture.failed")) {
      said.put("reason", Attributes.toAvro("lost"));
    }
    return anEvent("C-1", id, type, said);
  }

  private double answered(String type, String result) {
    return topology
        .meters
        .get("pillowmint.proposals.answered")
        .tags("type", type, "result", result)
        .counter()
        .count();
  }

  private double gauge(String name, String... tags) {
    return topology.meters.get(name).tags(tags).gauges().stream()
        .mapToDouble(io.micrometer.core.instrument.Gauge::value)
        .sum();
  }

  private static <T> T only(List<T> all) {
    assertThat(all).hasSize(1);
    return all.getFirst();
  }
}
