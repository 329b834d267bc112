package dev.pillowmint.decision.stream;

import static dev.pillowmint.decision.stream.TestTopology.MONDAY;
import static dev.pillowmint.decision.stream.TestTopology.aFee;
import static dev.pillowmint.decision.stream.TestTopology.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.decide.Moments;
import dev.pillowmint.decision.stream.record.DrawAnswered;
import dev.pillowmint.decision.stream.record.Prepared;
import dev.pillowmint.decision.stream.record.StoredCustomer;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.FollowUp;
import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.FollowUpState;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErasureTest {
  private final TestTopology topology = new TestTopology(Moments.house());

  @AfterEach
  void close() {
    topology.close();
  }

  @Test
  void shouldKeepNothingOfAnErasedCustomerButThatTheyAre() {
    topology.publish(aProfile());
    topology.publish(aFee("C-1", "e-1", 500, "slip"));
    erase();

    assertNothingIsKnown();
  }

  @Test
  void shouldDecideNothingForAnErasedCustomer() {
    erase();
    topology.publish(aFee("C-1", "e-1", 500, "slip"));
    topology.publish(aFee("C-1", "e-2", 500, "company-error"));

    assertThat(topology.decisions()).isEmpty();
    assertThat(topology.gestures()).isEmpty();
    assertNothingIsKnown();
  }

  @Test
  void shouldPutNothingBackWhenOlderNewsComeLate() {
    erase();
    topology.publish(aProfile());
    topology.followUps.pipeInput("C-1", aBrokenPromise());

    assertThat(topology.decisions()).isEmpty();
    assertNothingIsKnown();
  }

  @Test
  void shouldTellNoAnswerThatComesAfterTheErasure() {
    erase();
    topology
        .driver
        .createInputTopic(
            "test-answers-repartition",
            Serdes.String().serializer(),
            BinarySerde.of(DrawAnswered.getEncoder(), DrawAnswered.getDecoder()).serializer())
        .pipeInput(
            "C-1",
            DrawAnswered.newBuilder()
                .setDecisionId("d-1")
                .setGranted(true)
                .setOutcome(
                    Prepared.newBuilder()
                        .setDecision(ByteBuffer.allocate(0))
                        .setGestures(List.of())
                        .build())
                .build());

    assertThat(topology.decisions()).isEmpty();
    assertNothingIsKnown();
  }

  @Test
  void shouldGiveBackWhatWasDrawnForACustomerErasedMeanwhile() {
    topology.publish(aFee("C-2", "e-1", 700, "slip"));
    topology.publish(aFee("C-1", "e-2", 900, "slip"));
    erase();
    long before = topology.spent("goodwill");

    topology
        .driver
        .createInputTopic(
            "test-answers-repartition",
            Serdes.String().serializer(),
            BinarySerde.of(DrawAnswered.getEncoder(), DrawAnswered.getDecoder()).serializer())
        .pipeInput(
            "C-1",
            DrawAnswered.newBuilder()
                .setDecisionId("d-1")
                .setGranted(true)
                .setOutcome(
                    Prepared.newBuilder()
                        .setDecision(ByteBuffer.allocate(0))
                        .setGestures(List.of())
                        .build())
                .setDrawn(StoredDraws.stored(topology.draws("goodwill", 900)))
                .build());

    assertThat(before).isEqualTo(1_600);
    assertThat(topology.spent("goodwill")).isEqualTo(700);
    assertThat(topology.gestures()).isEmpty();
  }

  @Test
  void shouldForgetTheProposalsOfAnErasedCustomer() {
    topology.publish(
        anEvent(
            "C-1",
            "e-1",
            "complaint.raised",
            Map.of(
                "severity", Attributes.toAvro("low"),
                "about", Attributes.toAvro("dent"),
                "claimed", Attributes.toAvro((Object) Amount.of("300.00", "EUR")))));
    assertThat(topology.decisions()).extracting(d -> d.getOutcome().name()).contains("PROPOSED");
    erase();
    topology.pass(Duration.ofDays(9));

    assertThat(topology.decisions()).isEmpty();
    assertNothingIsKnown();
  }

  private void erase() {
    topology.publish(anEvent("C-1", "erasure", "customer.erased", Map.of()));
    topology.decisions();
    topology.gestures();
  }

  private void assertNothingIsKnown() {
    KeyValueStore<String, StoredCustomer> customers = topology.driver.getKeyValueStore("customers");
    KeyValueStore<String, Object> stories = topology.driver.getKeyValueStore("stories");
    assertThat(StoredCustomers.state(customers.get("C-1"))).isEqualTo(CustomerState.ERASED);
    assertThat(stories.all()).toIterable().isEmpty();
  }

  private static CustomerEvent aProfile() {
    return anEvent(
        "C-1", "e-0", "customer.profile-changed", Map.of("displayName", Attributes.toAvro("Ada")));
  }

  private static FollowUp aBrokenPromise() {
    return FollowUp.newBuilder()
        .setId("f-1")
        .setRevision(1)
        .setCustomerId("C-1")
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
