package dev.pillowmint.decision.stream;

import static dev.pillowmint.decision.stream.TestTopology.MONDAY;
import static dev.pillowmint.decision.stream.TestTopology.aFee;
import static dev.pillowmint.decision.stream.TestTopology.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.decide.Moments;
import dev.pillowmint.decision.stream.record.StoredCustomer;
import dev.pillowmint.schemas.Attribute;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.FollowUp;
import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.FollowUpState;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DecisionTopologyTest {
  private final TestTopology topology = new TestTopology(Moments.house());

  @AfterEach
  void close() {
    topology.close();
  }

  @Test
  void shouldGrantOnceTheBudgetHasSaidYes() {
    topology.publish(aFee("C-1", "e-1", 500, "slip"));

    assertThat(topology.gestures())
        .singleElement()
        .satisfies(
            gesture -> {
              assertThat(gesture.getAmount().getMinorUnits()).isEqualTo(500);
              assertThat(gesture.getDueAt()).isEqualTo(MONDAY.plus(Duration.ofDays(3)));
              assertThat(gesture.getFollowUps()).hasSize(1);
            });
    assertThat(topology.decisions())
        .singleElement()
        .satisfies(
            decision -> {
              assertThat(decision.getReason()).isEqualTo("granted");
              assertThat(decision.getExplanation())
                  .contains(
                      "A fee of 5.00 EUR was charged for a slip (rule no-petty-fee).",
                      "The goodwill budget for 2026-03 has room.");
            });
  }

  @Test
  void shouldDecideARepeatOnce() {
    topology.publish(aFee("C-1", "e-1", 500, "slip"));
    topology.publish(aFee("C-1", "e-1", 500, "slip"));

    assertThat(topology.decisions()).hasSize(1);
  }

  @Test
  void shouldForgetARepeatAfterTheWindow() {
    topology.publish(aFee("C-1", "e-1", 800, "deliberate-choice"));
    topology.driver.advanceWallClockTime(Duration.ofDays(7).minusSeconds(1));
    topology.publish(aFee("C-1", "e-1", 800, "deliberate-choice"));
    assertThat(topology.decisions()).hasSize(1);

    topology.driver.advanceWallClockTime(Duration.ofDays(8));
    topology.publish(aFee("C-1", "e-1", 800, "deliberate-choice"));
    assertThat(topology.decisions()).hasSize(1);
  }

  @Test
  void shouldSetAsideWhatItCannotReadAndGoOn() {
    byte[] key = "C-1".getBytes(StandardCharsets.UTF_8);
    byte[] poison = "no Avro".getBytes(StandardCharsets.UTF_8);
    topology.publishBytes(key, poison);
    topology.publish(aFee("C-1", "e-1", 500, "slip"));

    assertThat(topology.deadLetters())
        .singleElement()
        .satisfies(letter -> assertThat(letter.value()).isEqualTo(poison));
    assertThat(putAside("unreadable")).isEqualTo(1);
    assertThat(topology.decisions()).hasSize(1);
  }

  @Test
  void shouldSetAsideWhatIntakeWouldRefuse() {
    topology.publish(anEvent("C-1", "e-1", "no.such-type", Map.of()));
    topology.publish(
        anEvent(
            "C-1",
            "e-2",
            "praise.received",
            Map.of("about", Attributes.toAvro("x"), "abuot", Attributes.toAvro("x"))));
    topology.events.pipeInput("C-2", aFee("C-1", "e-3", 500, "slip"), MONDAY);
    topology.events.pipeInput(
        "C-1", aFee("C-1", "e-4", 500, "slip"), MONDAY.minus(Duration.ofHours(2)));
    topology.publish(aFee("C-1", "e".repeat(201), 500, "slip"));

    topology.publish(
        anEvent(
            "C-1",
            "e-6",
            "fee.charged",
            Map.of(
                "fee",
                Attributes.toAvro("f"),
                "amount",
                Attributes.toAvro((Object) Amount.of("5.00", "EUR")),
                "cause",
                Attributes.toAvro("slipp"))));

    var letters = topology.deadLetters();
    assertThat(letters)
        .extracting(letter -> header(letter, "reason-code"))
        .containsExactly(
            "unknown-type", "unknown-name", "invalid", "invalid", "too-large", "invalid");
    assertThat(letters)
        .extracting(letter -> header(letter, "reason-pointer"))
        .containsExactly(
            "/type", "/attributes/abuot", "/customerId", "/time", "/id", "/attributes/cause");
    assertThat(letters)
        .extracting(letter -> header(letter, "reason"))
        .startsWith(
            "/type: \"no.such-type\" is no event type of the catalogue",
            "/attributes/abuot: \"abuot\" is no attribute of praise.received; did you mean about?")
        .endsWith(
            "/attributes/cause: must be one of deliberate-choice, slip, company-error; did you mean slip?");
    assertThat(putAside("invalid")).isEqualTo(3);
    assertThat(putAside("too-large")).isEqualTo(1);
    assertThat(topology.decisions()).isEmpty();
  }

  private double putAside(String reason) {
    return topology
        .meters
        .get("pillowmint.dead.letters")
        .tags("topic", "customer-events", "reason", reason)
        .counter()
        .count();
  }

  @Test
  void shouldLeaveRoomForTheRecordInADeadLetter() {
    topology.publish(anEvent("C-1", "e-1", "t".repeat(900_000), Map.of()));

    assertThat(topology.deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(header(letter, "reason")).hasSizeLessThanOrEqualTo(1_000);
              assertThat(header(letter, "kafka_dlt-exception-stacktrace"))
                  .hasSizeLessThanOrEqualTo(8_192);
            });
  }

  @Test
  void shouldAnswerForAPromiseThatItsCheckFoundBroken() {
    topology.followUps.pipeInput("C-1", aCheck("f-1", FollowUpState.DUE, "nearly-due"));
    topology.followUps.pipeInput("C-1", aCheck("f-1", FollowUpState.DONE, "kept"));
    topology.followUps.pipeInput("C-1", aCheck("f-2", FollowUpState.DUE, "nearly-due"));
    topology.followUps.pipeInput("C-1", aCheck("f-2", FollowUpState.FAILED, "broken"));
    topology.followUps.pipeInput("C-1", aCheck("f-2", FollowUpState.FAILED, "broken"));

    assertThat(topology.decisions())
        .singleElement()
        .extracting(Decision::getRule, Decision::getEventSource, Decision::getEventId)
        .containsExactly("broken-promise", "followup-service", "f-2");
    assertThat(topology.gestures()).hasSize(2);
  }

  @Test
  void shouldNotMendABrokenMendingPromiseByRuleAgain() {
    FollowUp broken = aCheck("f-2", FollowUpState.FAILED, "broken");
    topology.followUps.pipeInput(
        "C-1", FollowUp.newBuilder(broken).setRule("broken-promise").build());

    assertThat(topology.decisions())
        .singleElement()
        .extracting(Decision::getRule, Decision::getReason)
        .containsExactly("broken-promise-again", "needs-a-person");
    assertThat(topology.gestures()).isEmpty();
  }

  @Test
  void shouldDeclineOnceTheCapIsReachedAndStillPayWhatIsOwed() {
    for (int i = 0; i < 7; i++) {
      topology.publish(aFee("C-1", "e-" + i, 500, "slip"));
    }
    topology.publish(aFee("C-1", "owed", 900, "company-error"));

    assertThat(topology.decisions())
        .extracting(Decision::getReason)
        .containsExactly(
            "granted",
            "granted",
            "granted",
            "granted",
            "granted",
            "granted",
            "customer-cap",
            "granted");
    assertThat(topology.gestures()).extracting(g -> g.getAmount().getMinorUnits()).contains(900L);
  }

  @Test
  void shouldDeclineOnceTheBudgetIsExhaustedAndFreeTheReservation() {
    try (TestTopology poor =
        new TestTopology(
            Moments.policy(Moments.house().document().replace("5000.00 EUR", "8.00 EUR")))) {
      poor.publish(aFee("C-1", "e-1", 500, "slip"));
      poor.publish(aFee("C-2", "e-2", 500, "slip"));
      poor.publish(aFee("C-3", "e-3", 300, "slip"));

      assertThat(poor.decisions())
          .extracting(Decision::getCustomerId, Decision::getReason)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("C-1", "granted"),
              org.assertj.core.groups.Tuple.tuple("C-2", "budget-exhausted"),
              org.assertj.core.groups.Tuple.tuple("C-3", "granted"));
      assertThat(state(poor, "C-2").goodwill().grants()).isEmpty();
    }
  }

  @Test
  void shouldForgetAccountsLongAfterTheirEndAndGiveNothingOfThemAgain() {
    topology.publish(aFee("C-1", "e-1", 500, "slip"));
    topology.pass(Duration.ofDays(420));
    assertThat(topology.spent("goodwill")).isEqualTo(500);

    topology.pass(Duration.ofDays(20));
    assertThat(topology.spent("goodwill")).isZero();
    topology.publish(aFee("C-2", "e-2", 500, "slip"));
    assertThat(topology.decisions())
        .extracting(Decision::getCustomerId, Decision::getReason)
        .contains(org.assertj.core.groups.Tuple.tuple("C-2", "budget-exhausted"));
    assertThat(topology.spent("goodwill")).isZero();
  }

  @Test
  void shouldProposeWhatIsAboveTheLeeway() {
    topology.publish(
        anEvent(
            "C-1",
            "e-1",
            "complaint.raised",
            Map.of(
                "severity", Attributes.toAvro("low"),
                "about", Attributes.toAvro("dent"),
                "claimed",
                    Attributes.toAvro(
                        (Object) dev.pillowmint.catalogue.Amount.of("300.00", "EUR")))));

    assertThat(topology.decisions())
        .singleElement()
        .extracting(Decision::getOutcome, Decision::getReason)
        .containsExactly(Outcome.PROPOSED, "needs-approval");
    assertThat(topology.gestures()).isEmpty();
  }

  @Test
  void shouldKeepAPromiseOpenUntilItsGestureIsDelivered() {
    topology.publish(aFee("C-1", "e-1", 500, "slip"));
    Gesture gesture = topology.gestures().getFirst();
    assertThat(state(topology, "C-1").promises()).hasSize(1);

    topology.publish(
        anEvent(
            "C-1",
            "e-2",
            "gesture.delivered",
            Map.of("gestureId", Attributes.toAvro(gesture.getId()))));

    assertThat(state(topology, "C-1").promises()).isEmpty();
  }

  @Test
  void shouldKeepAYearOfFiftyEventsInAKilobyte() {
    for (int i = 0; i < 50; i++) {
      Map<String, Attribute> about = Map.of("about", Attributes.toAvro("help " + i));
      topology.publish(
          i % 10 == 0
              ? anEvent("C-1", "e-" + i, "praise.received", about)
              : anEvent(
                  "C-1",
                  "e-" + i,
                  i % 2 == 0 ? "feedback.given" : "customer.noted",
                  i % 2 == 0
                      ? Map.of("score", Attributes.toAvro(8L))
                      : Map.of("note", Attributes.toAvro("prefers mornings"))));
    }
    KeyValueStore<String, StoredCustomer> customers = topology.driver.getKeyValueStore("customers");

    byte[] stored = BinarySerde.bytes(StoredCustomer.getEncoder(), customers.get("C-1"));

    assertThat(stored.length).isLessThan(1_024);
  }

  private static String header(TestRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static CustomerState state(TestTopology in, String customer) {
    KeyValueStore<String, StoredCustomer> customers = in.driver.getKeyValueStore("customers");
    return StoredCustomers.state(customers.get(customer));
  }

  private static FollowUp aCheck(String id, FollowUpState state, String reason) {
    return FollowUp.newBuilder()
        .setId(id)
        .setRevision(1)
        .setCustomerId("C-1")
        .setPromiseId("PR-1")
        .setStep("promise-check")
        .setKind(FollowUpKind.PROMISE_CHECK)
        .setState(state)
        .setReason(reason)
        .setChannel("internal")
        .setDueAt(MONDAY)
        .setChangedAt(MONDAY)
        .setText("call back about the colour chart")
        .build();
  }
}
