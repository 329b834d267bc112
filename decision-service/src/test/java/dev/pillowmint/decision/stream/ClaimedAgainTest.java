package dev.pillowmint.decision.stream;

import static dev.pillowmint.decision.stream.TestTopology.aReview;
import static dev.pillowmint.decision.stream.TestTopology.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.decision.customer.Tally;
import dev.pillowmint.decision.decide.Moments;
import dev.pillowmint.decision.stream.record.StoredCustomer;
import dev.pillowmint.schemas.Attribute;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.Outcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a key holds is what was given in the end. */
class ClaimedAgainTest {
  private static final String OWED =
      """
      name: p
      version: 1
      currency: EUR
      defaults: {notStated: skip}
      rules:
        - name: outage
          title: Outage
          on: service.outage
          oncePer: event.incidentId
          gestures:
            - {kind: refund, amount: 8.00 EUR, ledger: entitlement, description: owed}
      """;

  private static final String QUOTA =
      """
      name: p
      version: 1
      currency: EUR
      approval: {above: 20.00 EUR, role: care-lead}
      defaults: {notStated: skip}
      rules:
        - name: fee
          title: A fee
          on: fee.charged
          quota: {name: fees, amount: 60.00 EUR, per: customer, within: 365 days}
          gestures:
            - {kind: refund, amount: event.amount, description: the fee}
      """;

  @ParameterizedTest
  @ValueSource(strings = {"gesture.failed", "gesture.refused"})
  void shouldLetWhatFailedOrWasRefusedBeClaimedAgain(String settled) {
    try (TestTopology topology = new TestTopology(Moments.policy(OWED))) {
      outage(topology, "e-1");
      Gesture first = topology.gestures().getFirst();
      outage(topology, "e-2");
      assertThat(topology.decisions().getLast().getReason()).isEqualTo("already-given");

      settle(topology, "x-1", settled, first);
      assertThat(topology.gestures()).isEmpty();
      assertThat(topology.decisions()).isEmpty();
      assertThat(owed(topology)).isZero();

      outage(topology, "e-3");
      outage(topology, "e-4");
      assertThat(topology.decisions())
          .extracting(Decision::getReason)
          .containsExactly("granted", "already-given");
      assertThat(owed(topology)).isEqualTo(800);
    }
  }

  @Test
  void shouldHoldTheKeyOfWhatWasDelivered() {
    try (TestTopology topology = new TestTopology(Moments.policy(OWED))) {
      outage(topology, "e-1");
      Gesture first = topology.gestures().getFirst();
      settle(topology, "x-1", "gesture.delivered", first);
      settle(topology, "x-2", "gesture.failed", first);
      outage(topology, "e-2");

      assertThat(topology.decisions().getLast().getReason()).isEqualTo("already-given");
    }
  }

  @Test
  void shouldCountAChangedAmountAgainstTheQuota() {
    try (TestTopology topology = new TestTopology(Moments.policy(QUOTA))) {
      topology.publish(TestTopology.aFee("C-1", "e-1", 5_000, "slip"));
      Decision proposed = topology.decisions().getFirst();
      change(topology, proposed, "15.00");
      assertThat(topology.decisions().getFirst().getOutcome()).isEqualTo(Outcome.GRANTED);

      topology.publish(TestTopology.aFee("C-1", "e-2", 9_000, "slip"));

      assertThat(amount(topology.decisions().getFirst())).isEqualTo(4_500);
    }
  }

  @Test
  void shouldFreeTheQuotaOfWhatFailedAfterAChange() {
    try (TestTopology topology = new TestTopology(Moments.policy(QUOTA))) {
      topology.publish(TestTopology.aFee("C-1", "e-1", 5_000, "slip"));
      change(topology, topology.decisions().getFirst(), "15.00");
      settle(topology, "x-1", "gesture.failed", topology.gestures().getFirst());
      topology.decisions();

      topology.publish(TestTopology.aFee("C-1", "e-2", 9_000, "slip"));

      assertThat(amount(topology.decisions().getFirst())).isEqualTo(6_000);
    }
  }

  @Test
  void shouldHoldNoKeyForGoodwillThatTheCapRefusesAfterAYes() {
    String capped = QUOTA.replace("approval:", "caps: {gestures: 0, within: 30 days}\napproval:");
    try (TestTopology topology = new TestTopology(Moments.policy(capped))) {
      topology.publish(TestTopology.aFee("C-1", "e-1", 5_000, "slip"));
      Decision proposed = topology.decisions().getFirst();
      topology.publish(aReview("C-1", "r-1", proposed.getId(), "approve", "care-lead"));

      assertThat(topology.decisions().getFirst().getReason()).isEqualTo("customer-cap");
      StoredCustomer kept = topology.<StoredCustomer>store("customers").get("C-1");
      assertThat(StoredDealings.dealings(kept).tallies().all()).isEmpty();
    }
  }

  @Test
  void shouldKeepTheKeyOfFreeGoodwillWhenThePricedIsRefused() {
    String withCall =
        QUOTA.replace("approval:", "caps: {gestures: 0, within: 30 days}\napproval:")
            + "      - {kind: callback, description: a call}\n";
    try (TestTopology topology = new TestTopology(Moments.policy(withCall))) {
      topology.publish(TestTopology.aFee("C-1", "e-1", 5_000, "slip"));
      Decision proposed = topology.decisions().getFirst();
      topology.publish(aReview("C-1", "r-1", proposed.getId(), "approve", "care-lead"));

      StoredCustomer kept = topology.<StoredCustomer>store("customers").get("C-1");
      assertThat(StoredDealings.dealings(kept).tallies().all())
          .extracting(Tally::amount)
          .containsOnly(Amount.of("0.00", "EUR"));
    }
  }

  private static void change(TestTopology topology, Decision proposed, String to) {
    Map<String, Attribute> said =
        new HashMap<>(
            aReview("C-1", "r-" + to, proposed.getId(), "change", "care-lead").getAttributes());
    said.put("amount", Attributes.toAvro((Object) Amount.of(to, "EUR")));
    topology.publish(anEvent("C-1", "r-" + to, "proposal.reviewed", said));
  }

  private static long amount(Decision decision) {
    return decision.getGestures().getFirst().getAmount().getMinorUnits();
  }

  private static long owed(TestTopology topology) {
    StoredCustomer kept = topology.<StoredCustomer>store("customers").get("C-1");
    return StoredDealings.dealings(kept).paid().stream()
        .mapToLong(paid -> paid.amount().minorUnits())
        .sum();
  }

  private static void settle(TestTopology topology, String id, String type, Gesture gesture) {
    topology.publish(
        anEvent("C-1", id, type, Map.of("gestureId", Attributes.toAvro(gesture.getId()))));
  }

  private static void outage(TestTopology topology, String id) {
    topology.publish(
        anEvent(
            "C-1",
            id,
            "service.outage",
            Map.of(
                "duration", Attributes.toAvro(Duration.ofHours(5)),
                "incidentId", Attributes.toAvro("I-1"))));
  }
}
