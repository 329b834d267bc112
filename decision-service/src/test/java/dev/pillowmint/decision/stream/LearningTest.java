package dev.pillowmint.decision.stream;

import static dev.pillowmint.decision.stream.TestTopology.MONDAY;
import static dev.pillowmint.decision.stream.TestTopology.aFee;
import static dev.pillowmint.decision.stream.TestTopology.aReview;
import static dev.pillowmint.decision.stream.TestTopology.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.decision.decide.Moments;
import dev.pillowmint.decision.learn.Counts;
import dev.pillowmint.decision.learn.Missed;
import dev.pillowmint.decision.stream.record.StoredCounts;
import dev.pillowmint.decision.stream.record.StoredMissed;
import dev.pillowmint.schemas.Attribute;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LearningTest {
  private static final String POLICY =
      """
      name: learning
      version: 3
      currency: EUR
      caps: {gestures: 1, within: 90 days}
      defaults: {notStated: skip}
      rules:
        - name: fee
          title: A fee
          on: fee.charged
          when: event.cause == "slip"
          gestures:
            - {kind: refund, amount: event.amount, description: the fee}
        - name: chosen
          title: A fee for a choice
          on: fee.charged
          when: event.cause == "deliberate-choice"
          decline: {code: fair-fee, text: The fee is fair.}
        - name: handed
          title: A fee for a person
          on: fee.charged
          when: event.cause == "company-error"
          decline: {code: for-a-person, text: A person sees to it., handOver: manager}
        - name: offer
          title: Staff offer
          on: gesture.offered-by-staff
          gestures:
            - {kind: gift, amount: 'money("1.00 EUR")', description: a gift}
      """;

  private final TestTopology topology = new TestTopology(Moments.policy(POLICY));

  @AfterEach
  void close() {
    topology.close();
  }

  @Test
  void shouldKeepWhatACapDeclinedWithWhatItWouldHaveGiven() {
    topology.publish(aFee("C-1", "e-1", 500, "slip"));
    topology.publish(aFee("C-1", "e-2", 700, "slip"));

    assertThat(missed())
        .singleElement()
        .satisfies(
            m -> {
              assertThat(m.reason()).isEqualTo("customer-cap");
              assertThat(m.onPurpose()).isFalse();
              assertThat(m.event().id()).isEqualTo("e-2");
              assertThat(m.stake().forgone()).isEqualTo(Amount.of("7.00", "EUR"));
            });
  }

  @Test
  void shouldTellADeclineOnPurposeFromAMiss() {
    topology.publish(aFee("C-1", "e-1", 500, "deliberate-choice"));

    assertThat(missed()).singleElement().satisfies(m -> assertThat(m.onPurpose()).isTrue());
  }

  @Test
  void shouldTakeADeclineForAMissUntilThePersonItIsHandedToActs() {
    topology.publish(aFee("C-1", "e-1", 500, "company-error"));

    assertThat(missed()).singleElement().satisfies(m -> assertThat(m.onPurpose()).isFalse());
  }

  @Test
  void shouldKeepAComplaintThatNoRuleSawButNothingElse() {
    topology.publish(complaint("C-1", "e-1"));
    topology.publish(anEvent("C-1", "e-2", "customer.unsubscribed", Map.of()));

    assertThat(missed())
        .singleElement()
        .satisfies(
            m -> {
              assertThat(m.reason()).isEqualTo(Missed.NO_RULE);
              assertThat(m.rule()).isNull();
            });
  }

  @Test
  void shouldCountARedeliveredEventOnce() {
    topology.publish(complaint("C-1", "e-1"));
    topology.publish(complaint("C-1", "e-1"));
    topology.publish(aFee("C-1", "e-2", 500, "slip"));
    topology.publish(aFee("C-1", "e-2", 500, "slip"));

    assertThat(missed()).hasSize(1);
    assertThat(counts("fee").moments()).isEqualTo(1);
    assertThat(counts("fee").costs())
        .containsEntry(new Counts.Account("GOODWILL", "EUR"), new Counts.Sum(1, 500));
  }

  @Test
  void shouldShowWhoMadeItGood() {
    topology.publish(complaint("C-1", "e-1"));
    String decision = missed().getFirst().decisionId();
    topology.publish(offer("C-2", "e-2", decision));
    assertThat(missed().getFirst().actedOn()).isNull();

    topology.publish(offer("C-1", "e-3", decision));

    assertThat(missed().getFirst().actedOn())
        .isEqualTo(new Missed.ActedOn("staff-4", "agent", MONDAY));
  }

  @Test
  void shouldStayMissedIfTheOfferIsDeclined() {
    topology.publish(complaint("C-1", "e-1"));
    String missed = missed().getFirst().decisionId();
    topology.publish(offer("C-1", "e-2", missed));
    Decision asked = topology.decisions().getLast();
    assertThat(asked.getOutcome()).isEqualTo(Outcome.PROPOSED);
    assertThat(one(missed()).actedOn()).isNotNull();

    topology.publish(aReview("C-1", "r-1", asked.getId(), "decline", "care-lead"));

    assertThat(missed())
        .filteredOn(m -> m.decisionId().equals(missed))
        .singleElement()
        .satisfies(m -> assertThat(m.actedOn()).isNull());
  }

  @Test
  void shouldStayMissedIfTheCapLeavesNoRoomForTheOffer() {
    String full = POLICY.replace("gestures: 1", "gestures: 0") + "approval: {above: 5.00 EUR}\n";
    try (TestTopology capped = new TestTopology(Moments.policy(full))) {
      capped.publish(complaint("C-1", "e-1"));
      String missed = missed(capped).getFirst().decisionId();
      capped.publish(offer("C-1", "e-2", missed));

      assertThat(capped.decisions().getLast().getReason()).isEqualTo("customer-cap");
      assertThat(missed(capped)).allSatisfy(m -> assertThat(m.actedOn()).isNull());
    }
  }

  @Test
  void shouldMakeAMomentGoodOnce() {
    topology.publish(complaint("C-1", "e-1"));
    String missed = missed().getFirst().decisionId();
    topology.publish(offer("C-1", "e-2", missed));
    topology.publish(offer("C-1", "e-3", missed));

    List<Decision> told = topology.decisions();
    assertThat(told)
        .extracting(Decision::getReason)
        .containsExactly("needs-approval", "already-given");
    topology.publish(aReview("C-1", "r-1", told.getFirst().getId(), "approve", "care-lead"));
    topology.publish(offer("C-1", "e-4", missed));
    assertThat(topology.decisions().getLast().getReason()).isEqualTo("already-given");
    assertThat(topology.gestures()).hasSize(1);
  }

  @Test
  void shouldKeepNothingMissedOfAnErasedCustomer() {
    topology.publish(complaint("C-1", "e-1"));
    topology.publish(complaint("C-10", "e-2"));
    topology.publish(anEvent("C-1", "e-3", "customer.erased", Map.of()));

    assertThat(missed()).extracting(Missed::customerId).containsExactly("C-10");
    assertThat(topology.driver.getKeyValueStore(LearningTopology.MISSED_PLACES).all())
        .toIterable()
        .hasSize(2);
  }

  @Test
  void shouldForgetWhatWasMissedTooLongAgo() {
    topology.publish(complaint("C-1", "e-1"));

    topology.driver.advanceWallClockTime(MissedMoments.KEPT.plus(Duration.ofHours(2)));

    assertThat(missed()).isEmpty();
  }

  @Test
  void shouldTieOutcomesToTheirRule() {
    try (TestTopology learning =
        new TestTopology(
            Moments.policy(
                POLICY.replace(
                    "rules:\n",
                    """
                    learning:
                      controlGroup: 50%
                      outcomes:
                        came-back: {on: purchase.completed, within: 90 days}
                    rules:
                    """)))) {
      for (int i = 0; i < 40; i++) {
        learning.publish(aFee("C-" + i, "fee-" + i, 500, "slip"));
        learning.events.pipeInput(
            "C-" + i,
            CustomerEvent.newBuilder(
                    anEvent(
                        "C-" + i,
                        "buy-" + i,
                        "purchase.completed",
                        Map.of(
                            "orderId", Attributes.toAvro("O-" + i),
                            "total", Attributes.toAvro((Object) Amount.of("9.00", "EUR")))))
                .setTime(MONDAY.plus(Duration.ofDays(2)))
                .build(),
            MONDAY.plus(Duration.ofDays(2)));
      }

      Counts counts = counts(learning, "fee");
      assertThat(counts.arms()).containsOnlyKeys("treated", "control");
      counts
          .arms()
          .forEach((name, arm) -> assertThat(arm.shown()).containsEntry("came-back", arm.trials()));
      assertThat(counts.declined())
          .containsEntry(
              "control-group", counts.arms().getOrDefault("control", Counts.Arm.NONE).trials());
    }
  }

  private static <T> T one(List<T> all) {
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private List<Missed> missed() {
    return missed(topology);
  }

  private static List<Missed> missed(TestTopology of) {
    List<Missed> all = new ArrayList<>();
    try (KeyValueIterator<String, StoredMissed> stored =
        of.<StoredMissed>store(LearningTopology.MISSED).all()) {
      stored.forEachRemaining(m -> all.add(MissedRecords.missed(m.value)));
    }
    return all;
  }

  private Counts counts(String rule) {
    return counts(topology, rule);
  }

  private static Counts counts(TestTopology of, String rule) {
    Counts all = Counts.NONE;
    try (KeyValueIterator<String, StoredCounts> stored =
        of.driver.<String, StoredCounts>getKeyValueStore(LearningTopology.RESULTS).all()) {
      while (stored.hasNext()) {
        StoredCounts counted = stored.next().value;
        if (counted.getRule().getName().equals(rule)) {
          all = all.plus(CountRecords.counts(counted));
        }
      }
    }
    return all;
  }

  private static CustomerEvent complaint(String customer, String id) {
    return anEvent(
        customer,
        id,
        "complaint.raised",
        Map.of("severity", Attributes.toAvro("low"), "about", Attributes.toAvro("noise")));
  }

  private static CustomerEvent offer(String customer, String id, String decision) {
    Map<String, Attribute> attributes = new HashMap<>();
    attributes.put("kind", Attributes.toAvro("gift"));
    attributes.put("description", Attributes.toAvro("a gift"));
    attributes.put("staffId", Attributes.toAvro("staff-4"));
    attributes.put("role", Attributes.toAvro("agent"));
    attributes.put("decisionId", Attributes.toAvro(decision));
    return anEvent(customer, id, "gesture.offered-by-staff", attributes);
  }
}
