package dev.pillowmint.decision.stream;

import static dev.pillowmint.decision.stream.TestTopology.MONDAY;
import static dev.pillowmint.decision.stream.TestTopology.aFee;
import static dev.pillowmint.decision.stream.TestTopology.aReview;
import static dev.pillowmint.decision.stream.TestTopology.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.OpenPromise;
import dev.pillowmint.decision.customer.Remembered;
import dev.pillowmint.decision.decide.Moments;
import dev.pillowmint.decision.stream.record.AliasErased;
import dev.pillowmint.decision.stream.record.Carried;
import dev.pillowmint.decision.stream.record.CarriedEvent;
import dev.pillowmint.decision.stream.record.DrawAnswered;
import dev.pillowmint.decision.stream.record.LinkAnswered;
import dev.pillowmint.decision.stream.record.StoredCustomer;
import dev.pillowmint.decision.stream.record.StoredIdentity;
import dev.pillowmint.decision.stream.record.StoredMissed;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.FollowUp;
import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.FollowUpState;
import dev.pillowmint.schemas.Gesture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdentityTest {
  private final TestTopology topology = new TestTopology(Moments.house());

  @AfterEach
  void close() {
    topology.close();
  }

  @Test
  void shouldMoveTheStoryInTheOrderInWhichItWasTold() {
    topology.publish(aFee("A", "e-1", 500, "slip"));
    topology.clock.advance(Duration.ofMinutes(1));
    topology.publish(aFee("B", "e-2", 600, "slip"));
    topology.clock.advance(Duration.ofMinutes(1));
    topology.publish(aFee("A", "e-3", 700, "slip"));
    topology.publish(merged("A", "m-1", "B"));

    assertThat(story("B"))
        .extracting(Decision::getEventId, Decision::getCustomerId)
        .containsExactly(tuple("e-1", "B"), tuple("e-2", "B"), tuple("e-3", "B"));
    assertThat(state("B").events())
        .extracting(Remembered::type)
        .containsExactly("customers.merged", "fee.charged", "fee.charged", "fee.charged");
    assertNothingIsKept("A");
  }

  @Test
  void shouldDecideALateEventAgainstWhatBothWereGiven() {
    fees("A", 3);
    fees("B", 3);
    topology.publish(identified("A", "m-1", "B"));
    drain();

    topology.publish(aFee("A", "late", 500, "slip"));

    assertThat(topology.decisions())
        .extracting(Decision::getCustomerId, Decision::getReason)
        .containsExactly(tuple("B", "customer-cap"));
  }

  @Test
  void shouldStillPayWhatIsOwedUnderTheOldName() {
    fees("A", 6);
    topology.publish(identified("A", "m-1", "B"));
    drain();

    topology.publish(aFee("A", "owed", 900, "company-error"));

    assertThat(topology.gestures())
        .extracting(Gesture::getCustomerId, gesture -> gesture.getAmount().getMinorUnits())
        .containsExactly(tuple("B", 900L));
  }

  @Test
  void shouldGiveNothingTwiceForOneIncidentUnderTwoNames() {
    String once =
        Moments.house()
            .document()
            .replace("on: service.outage\n", "on: service.outage\n    oncePer: event.incidentId\n");
    try (TestTopology outages = new TestTopology(Moments.policy(once))) {
      outages.publish(anOutage("A", "o-1"));
      outages.publish(merged("A", "m-1", "B"));
      outages.publish(anOutage("B", "o-2"));

      assertThat(outages.decisions())
          .extracting(Decision::getEventId, Decision::getOutcome)
          .extracting(Object::toString)
          .hasSize(2)
          .satisfies(
              told -> {
                assertThat(told.getFirst()).contains("o-1", "GRANTED");
                assertThat(told.getLast()).contains("o-2", "DECLINED");
              });
    }
  }

  @Test
  void shouldMovePromisesThatThenAreKeptUnderEitherName() {
    topology.publish(aFee("A", "e-1", 500, "slip"));
    topology.publish(aFee("B", "e-2", 600, "slip"));
    List<Gesture> gestures = topology.gestures();
    topology.publish(merged("A", "m-1", "B"));
    assertThat(state("B").promises()).hasSize(2);

    topology.publish(delivered("B", "d-1", gestures.getFirst()));
    topology.publish(delivered("A", "d-2", gestures.getLast()));

    assertThat(state("B").promises()).isEmpty();
  }

  @Test
  void shouldCountAGestureThatFailedUnderTheOldNameAsNotGiven() {
    fees("A", 6);
    Gesture failed = topology.gestures().getFirst();
    topology.publish(merged("A", "m-1", "B"));
    long before = topology.spent("goodwill");

    topology.publish(
        anEvent(
            "A",
            "f-1",
            "gesture.failed",
            Map.of(
                "gestureId", Attributes.toAvro(failed.getId()),
                "reason", Attributes.toAvro("card expired"))));
    drain();
    topology.publish(aFee("B", "again", 500, "slip"));

    assertThat(topology.spent("goodwill")).isEqualTo(before);
    assertThat(topology.decisions()).extracting(Decision::getReason).containsExactly("granted");
  }

  @Test
  void shouldMoveAProposalThatIsThenAnsweredUnderTheOldName() {
    topology.publish(aComplaint("A", "c-1"));
    Decision proposed = topology.decisions().getFirst();
    topology.publish(merged("A", "m-1", "B"));
    assertThat(topology.pending()).isEqualTo(1);

    topology.publish(aReview("A", "r-1", proposed.getId(), "approve", "care-lead"));

    assertThat(topology.pending()).isZero();
    assertThat(topology.decisions())
        .extracting(Decision::getId, Decision::getCustomerId, d -> d.getOutcome().name())
        .containsExactly(tuple(proposed.getId(), "B", "GRANTED"));
    assertThat(topology.gestures()).extracting(Gesture::getCustomerId).containsExactly("B");
  }

  @Test
  void shouldAskAgainForAProposalThatMoved() {
    topology.publish(aComplaint("A", "c-1"));
    topology.publish(merged("A", "m-1", "B"));
    drain();

    topology.pass(Duration.ofDays(9));

    assertThat(topology.decisions())
        .isNotEmpty()
        .extracting(Decision::getCustomerId)
        .containsOnly("B");
  }

  @Test
  void shouldMoveMissedMoments() {
    fees("A", 7);
    assertThat(missed()).extracting(StoredMissed::getCustomerId).containsExactly("A");

    topology.publish(merged("A", "m-1", "B"));

    assertThat(missed()).extracting(StoredMissed::getCustomerId).containsExactly("B");
  }

  @Test
  void shouldTellAnAnswerOfABudgetThatComesAfterTheMove() {
    topology.publish(merged("A", "m-1", "B"));
    topology.publish(aFee("C", "e-1", 500, "slip"));
    Decision told = topology.decisions().getFirst();
    Gesture gesture = topology.gestures().getFirst();
    Published prepared =
        new Published(
            Renamed.decision(told, "A"),
            List.of(Renamed.gesture(gesture, "A")),
            Map.of(),
            null,
            null,
            true);

    topology
        .driver
        .createInputTopic(
            "test-answers-repartition",
            Serdes.String().serializer(),
            BinarySerde.of(DrawAnswered.getEncoder(), DrawAnswered.getDecoder()).serializer())
        .pipeInput(
            "A",
            DrawAnswered.newBuilder()
                .setDecisionId(told.getId())
                .setGranted(true)
                .setOutcome(PreparedRecords.of(prepared))
                .build());

    assertThat(topology.decisions()).extracting(Decision::getCustomerId).containsExactly("B");
    assertThat(topology.gestures()).extracting(Gesture::getCustomerId).containsExactly("B");
    assertThat(state("B").promises()).extracting(OpenPromise::id).containsExactly(gesture.getId());
  }

  @Test
  void shouldFollowChainsWhicheverLinkCameFirst() {
    fees("A", 2);
    topology.publish(merged("A", "m-1", "B"));
    topology.publish(merged("B", "m-2", "C"));
    topology.publish(merged("D", "m-3", "B"));
    drain();

    topology.publish(aFee("A", "late-a", 500, "slip"));
    topology.publish(aFee("D", "late-d", 500, "slip"));

    assertThat(topology.decisions())
        .extracting(Decision::getCustomerId, Decision::getEventId)
        .containsExactly(tuple("C", "late-a"), tuple("C", "late-d"));
    assertThat(story("C")).hasSize(4);
    assertNothingIsKept("A");
    assertNothingIsKept("B");
    assertNothingIsKept("D");
  }

  @Test
  void shouldRefuseWhatWouldCloseACircleAndChangeNothing() {
    topology.publish(merged("A", "m-1", "B"));
    topology.publish(merged("B", "m-2", "C"));
    topology.publish(merged("C", "m-3", "A"));
    topology.publish(merged("C", "m-4", "C"));
    topology.publish(aFee("C", "e-1", 500, "slip"));

    assertThat(reasons())
        .containsExactly(
            "A already belongs to C; C cannot belong to A as well.",
            "C cannot belong to itself; name another.");
    assertThat(topology.decisions()).extracting(Decision::getCustomerId).containsExactly("C");
  }

  @Test
  void shouldRefuseToGiveAnIdentifierUpTwice() {
    topology.publish(merged("A", "m-1", "B"));
    topology.publish(merged("A", "m-2", "D"));
    topology.publish(aFee("A", "e-1", 500, "slip"));

    assertThat(reasons()).containsExactly("A already belongs to B; merge B instead.");
    assertThat(topology.decisions()).extracting(Decision::getCustomerId).containsExactly("B");
  }

  @Test
  void shouldKeepARefusedLinkAsItWasPublished() {
    CustomerEvent circle =
        CustomerEvent.newBuilder(merged("A", "m-1", "A"))
            .setSubject("row 7")
            .setExtensions(Map.of("traceparent", "00-1"))
            .build();

    topology.publish(circle);

    TestRecord<byte[], byte[]> letter = topology.deadLetters().getFirst();
    assertThat(letter.key()).isEqualTo("A".getBytes(StandardCharsets.UTF_8));
    assertThat(BinarySerde.value(CustomerEvent.getDecoder(), letter.value())).isEqualTo(circle);
    assertThat(header(letter, "kafka_dlt-original-topic")).isEqualTo("customer-events");
  }

  @Test
  void shouldTakeARefusedLinkThatComesAgainMended() {
    topology.publish(merged("A", "m-1", "A"));
    topology.publish(merged("A", "m-1", "B"));
    topology.publish(aFee("A", "e-1", 500, "slip"));

    assertThat(topology.decisions()).extracting(Decision::getCustomerId).containsExactly("B");
  }

  @Test
  void shouldChangeNothingByALinkThatHoldsAlready() {
    topology.publish(aFee("A", "e-1", 500, "slip"));
    topology.publish(merged("A", "m-1", "B"));
    CustomerState before = state("B");

    topology.publish(merged("A", "m-1", "B"));
    topology.publish(identified("A", "m-2", "B"));

    assertThat(state("B")).isEqualTo(before);
    assertThat(story("B")).hasSize(1);
    assertThat(topology.deadLetters()).isEmpty();
  }

  @Test
  void shouldDecideARepeatedLateEventOnce() {
    topology.publish(aFee("A", "early", 500, "slip"));
    topology.publish(merged("A", "m-1", "B"));
    topology.publish(aFee("A", "late", 500, "slip"));
    drain();

    topology.publish(aFee("A", "early", 500, "slip"));
    topology.publish(aFee("A", "late", 500, "slip"));

    assertThat(topology.decisions()).isEmpty();
    assertThat(story("B")).hasSize(2);
  }

  @Test
  void shouldFindThePersonOfAPromiseThatItsCheckFoundBroken() {
    topology.publish(merged("A", "m-1", "B"));

    topology.followUps.pipeInput("A", aBrokenPromise("A"));

    assertThat(topology.decisions())
        .extracting(Decision::getRule, Decision::getCustomerId)
        .containsExactly(tuple("broken-promise", "B"));
  }

  @Test
  void shouldHoldWhatComesWhileALinkIsWeighedAndTellItInOrder() {
    StoredIdentity asked =
        StoredIdentity.newBuilder()
            .setAsked(
                CarriedEvent.newBuilder()
                    .setEvent(KeptEvents.bytes(merged("A", "m-1", "B")))
                    .build())
            .build();
    topology.<StoredIdentity>store("identities").put("A", asked);
    topology.publish(aFee("A", "e-1", 500, "slip"));
    topology.publish(merged("A", "m-2", "D"));
    topology.publish(aFee("A", "e-2", 500, "slip"));
    assertThat(topology.decisions()).isEmpty();

    sent("test", "A", new LinkAnswered(null, "No."));
    topology.publish(aFee("A", "e-3", 500, "slip"));

    assertThat(reasons()).containsExactly("No.");
    assertThat(topology.decisions())
        .extracting(Decision::getEventId, Decision::getCustomerId)
        .containsExactly(tuple("e-1", "A"), tuple("e-2", "D"), tuple("e-3", "D"));
    assertThat(story("D")).extracting(Decision::getEventId).containsExactly("e-1", "e-2", "e-3");
  }

  @Test
  void shouldLeaveAloneWhatAnotherApplicationSent() {
    topology.publish(aFee("A", "e-1", 500, "slip"));

    sent("another", "A", new AliasErased());

    assertThat(state("A").erased()).isFalse();
  }

  @Test
  void shouldEraseThePersonUnderEveryNameTheyHad() {
    topology.publish(aFee("A", "e-1", 500, "slip"));
    topology.publish(merged("X", "m-0", "A"));
    topology.publish(merged("A", "m-1", "B"));
    topology.publish(aComplaint("B", "c-1"));
    topology.publish(anEvent("A", "erasure", "customer.erased", Map.of()));
    drain();

    for (String name : List.of("X", "A", "B")) {
      topology.publish(aFee(name, "late-" + name, 900, "company-error"));
      assertThat(state(name)).isEqualTo(CustomerState.ERASED);
    }
    assertThat(topology.decisions()).isEmpty();
    assertThat(topology.pending()).isZero();
    for (String store : List.of("identities", "aliases", "held", "stories", "missed", "trials")) {
      assertThat(values(store)).as(store).isEmpty();
    }
  }

  @Test
  void shouldForgetWhoTurnsOutToBeSomebodyWhoAskedToBeForgotten() {
    topology.publish(aFee("A", "e-1", 500, "slip"));
    topology.publish(anEvent("B", "erasure", "customer.erased", Map.of()));
    topology.publish(merged("A", "m-1", "B"));
    drain();

    topology.publish(aFee("A", "late", 500, "slip"));

    assertThat(topology.decisions()).isEmpty();
    assertThat(state("A")).isEqualTo(CustomerState.ERASED);
    assertThat(values("stories")).isEmpty();
    assertThat(values("aliases")).isEmpty();
  }

  @Test
  void shouldMoveALongStoryAndKeepTheNewest() {
    for (int i = 0; i < 70; i++) {
      topology.publish(aFee("A", "a-" + i, 500, "company-error"));
      topology.clock.advance(Duration.ofSeconds(1));
      topology.publish(aFee("B", "b-" + i, 500, "company-error"));
      topology.clock.advance(Duration.ofSeconds(1));
    }

    topology.publish(merged("A", "m-1", "B"));
    topology.publish(aFee("B", "after", 500, "company-error"));

    List<Decision> story = story("B");
    assertThat(story).hasSize(Stories.MOST_DECISIONS);
    assertThat(story.getLast().getEventId()).isEqualTo("after");
    assertThat(story.getFirst().getEventId()).isEqualTo("b-20");
    assertThat(state("B").decisions()).isEqualTo(141);
    assertNothingIsKept("A");
  }

  private void fees(String customer, int count) {
    for (int i = 0; i < count; i++) {
      topology.publish(aFee(customer, customer + "-fee-" + i, 500, "slip"));
    }
  }

  private void drain() {
    topology.decisions();
    topology.gestures();
  }

  private void sent(String application, String to, Object what) {
    topology
        .driver
        .createInputTopic(
            DecisionTopology.TRAVELS,
            Serdes.String().serializer(),
            BinarySerde.of(Carried.getEncoder(), Carried.getDecoder()).serializer())
        .pipeInput(
            new TestRecord<>(
                to,
                new Carried(what),
                new RecordHeaders()
                    .add("application", application.getBytes(StandardCharsets.UTF_8))));
  }

  private List<String> reasons() {
    return topology.deadLetters().stream().map(letter -> header(letter, "reason")).toList();
  }

  private CustomerState state(String customer) {
    return StoredCustomers.state(topology.<StoredCustomer>store("customers").get(customer));
  }

  private List<Decision> story(String customer) {
    return new Stories(topology.store("customers"), topology.store("stories"))
        .all(customer, state(customer));
  }

  private List<StoredMissed> missed() {
    return values("missed");
  }

  private <T> List<T> values(String store) {
    List<T> found = new ArrayList<>();
    try (KeyValueIterator<String, T> all = topology.<T>store(store).all()) {
      all.forEachRemaining(one -> found.add(one.value));
    }
    return found;
  }

  private void assertNothingIsKept(String identifier) {
    for (String store : List.of("customers", "stories", "pending", "trials", "held")) {
      try (KeyValueIterator<String, Object> all = topology.<Object>store(store).all()) {
        assertThat(all)
            .toIterable()
            .noneMatch(
                kept -> kept.key.equals(identifier) || kept.key.startsWith(identifier + "\u0000"));
      }
    }
  }

  private static String header(TestRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  static CustomerEvent merged(String alias, String id, String into) {
    return anEvent(alias, id, "customers.merged", Map.of("into", Attributes.toAvro(into)));
  }

  static CustomerEvent identified(String alias, String id, String customer) {
    return anEvent(
        alias, id, "customer.identified", Map.of("customer", Attributes.toAvro(customer)));
  }

  private static CustomerEvent delivered(String customer, String id, Gesture gesture) {
    return anEvent(
        customer, id, "gesture.delivered", Map.of("gestureId", Attributes.toAvro(gesture.getId())));
  }

  private static CustomerEvent anOutage(String customer, String id) {
    return anEvent(
        customer,
        id,
        "service.outage",
        Map.of(
            "service", Attributes.toAvro("internet"),
            "duration", Attributes.toAvro((Object) Duration.ofHours(6)),
            "incidentId", Attributes.toAvro("I-1")));
  }

  private static CustomerEvent aComplaint(String customer, String id) {
    return anEvent(
        customer,
        id,
        "complaint.raised",
        Map.of(
            "severity", Attributes.toAvro("low"),
            "about", Attributes.toAvro("dent"),
            "claimed", Attributes.toAvro((Object) Amount.of("100.00", "EUR"))));
  }

  private static FollowUp aBrokenPromise(String customer) {
    return FollowUp.newBuilder()
        .setId("f-1")
        .setRevision(1)
        .setCustomerId(customer)
        .setPromiseId("PR-1")
        .setStep("promise-check")
        .setKind(FollowUpKind.PROMISE_CHECK)
        .setState(FollowUpState.FAILED)
        .setReason("broken")
        .setChannel("internal")
        .setDueAt(MONDAY)
        .setChangedAt(MONDAY)
        .setText("call back")
        .build();
  }
}
