package dev.pillowmint.decision.stream;

import static dev.pillowmint.decision.stream.TestTopology.anEvent;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.decide.Moments;
import dev.pillowmint.decision.policy.Policies;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.sealing.DataKey;
import dev.pillowmint.sealing.KeyName;
import dev.pillowmint.sealing.KeyTopic;
import dev.pillowmint.sealing.SealedEvents;
import dev.pillowmint.sealing.SealedTexts;
import dev.pillowmint.sealing.Sealing;
import dev.pillowmint.sealing.UnreadableKeyException;
import dev.pillowmint.sealing.Unsealing;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is sealed is decided like anything else, and what is decided is sealed. */
class SealedTest {
  private static final String MASTER = "5e".repeat(32);
  private static final String RING = "grandmother's ring";

  private final SealedEvents sealed = new SealedEvents(EventTypes.shipped());
  private final KeysInMemory keys = new KeysInMemory(MASTER);
  private final Sealing sealing = keys.sealing(MASTER);
  private TestTopology topology = new TestTopology(Policies.only(Moments.house()), sealing);

  @AfterEach
  void close() {
    topology.close();
  }

  @Test
  void shouldDecideWhatIsSealedAndSealWhatItSaysOfIt() {
    DataKey key = keys.add("C-1");
    heard(key);
    topology.publish(sealed.seal(lost("C-1", "e-1"), key));

    Gesture gesture = topology.gestures().getFirst();
    Decision decision = topology.decisions().getFirst();
    assertThat(gesture.toString() + decision).doesNotContain(RING);
    assertThat(SealedTexts.keyIds(gesture)).containsExactly(key.name().id());
    assertThat(opened(gesture).getDescription()).contains(RING);
    assertThat(sealing.unsealing().open(decision, "C-1", Unsealing.NO_COPY).getExplanation())
        .isNotEmpty()
        .noneMatch(line -> line.startsWith("sealed:"));
    assertThat(keys.made).as("the key that is there is used").isEmpty();
  }

  @Test
  void shouldMakeAKeyForWhoHasNone() {
    topology.publish(TestTopology.aFee("C-1", "e-1", 500, "slip"));

    assertThat(SealedTexts.keyIds(topology.gestures().getFirst()))
        .containsExactly(keys.made.getFirst().id());
    assertThat(keys.made).hasSize(1);
  }

  @Test
  void shouldOpenUnderAKeyThatHasNotReachedItsCopy() {
    DataKey key = keys.add("C-1");
    topology.publish(sealed.seal(lost("C-1", "e-1"), key));

    assertThat(opened(topology.gestures().getFirst()).getDescription()).contains(RING);
  }

  @Test
  void shouldPassOverWhatSaysNothingAnyMoreSinceItsKeyIsDeleted() {
    DataKey deleted = keys.add("C-1");
    keys.write(deleted.name(), null);
    topology.publish(sealed.seal(lost("C-1", "e-1"), deleted));
    DataKey later = keys.add("C-2");
    topology.publish(sealed.seal(lost("C-2", "e-2"), later));

    assertThat(topology.decisions()).extracting(Decision::getEventId).containsExactly("e-2");
    assertThat(topology.deadLetters()).isEmpty();
  }

  @Test
  void shouldPutAsideWhatWasChangedSinceItWasSealed() {
    DataKey key = keys.add("C-1");
    CustomerEvent event = sealed.seal(lost("C-1", "e-1"), key);
    CustomerEvent moved =
        CustomerEvent.newBuilder(event)
            .setAttributes(
                Map.of(
                    "item", event.getAttributes().get("item"),
                    "place", event.getAttributes().get("item")))
            .build();
    topology.publish(moved);

    assertThat(topology.decisions()).isEmpty();
    assertThat(topology.deadLetters())
        .singleElement()
        .satisfies(
            letter ->
                assertThat(new String(letter.headers().lastHeader("reason").value(), UTF_8))
                    .contains("place", "changed"));
  }

  @Test
  void shouldStopRatherThanPassOverWhatItsMasterKeyDoesNotOpen() {
    topology.close();
    topology = new TestTopology(Policies.only(Moments.house()), keys.sealing("ad".repeat(32)));
    CustomerEvent event = sealed.seal(lost("C-1", "e-1"), keys.add("C-1"));

    assertThatThrownBy(() -> topology.publish(event))
        .hasRootCauseInstanceOf(java.security.GeneralSecurityException.class)
        .hasStackTraceContaining(UnreadableKeyException.class.getName())
        .hasStackTraceContaining("No master key opens the data key");
    assertThat(topology.deadLetters()).isEmpty();
  }

  @Test
  void shouldDeleteEveryKeyOfWhoIsErasedUnderAllTheirIdentifiers() {
    DataKey heard = keys.add("C-1");
    heard(heard);
    DataKey ofAnother = keys.add("C-10");
    heard(ofAnother);
    DataKey ofTheAlias = keys.add("desk-1");
    heard(ofTheAlias);
    DataKey onTheTopicOnly = keys.add("C-1");
    topology.publish(
        anEvent("desk-1", "e-1", "customers.merged", Map.of("into", Attributes.toAvro("C-1"))));
    topology.publish(anEvent("C-1", "e-2", "customer.erased", Map.of()));

    Set<KeyName> deleted = deletions();
    assertThat(deleted)
        .containsExactlyInAnyOrder(heard.name(), onTheTopicOnly.name(), ofTheAlias.name());

    deleted.forEach(name -> keys.write(name, null));
    DataKey later = keys.add("C-1");
    topology.publish(anEvent("C-1", "e-3", "customer.erased", Map.of()));
    assertThat(deletions()).contains(later.name()).doesNotContain(ofAnother.name());
  }

  /** The key reaches the copy. */
  private void heard(DataKey key) {
    TestInputTopic<String, byte[]> topic =
        topology.driver.createInputTopic(
            KeyTopic.NAME, new StringSerializer(), new ByteArraySerializer());
    topic.pipeInput(key.name().text(), keys.wrapped(key));
  }

  private Set<KeyName> deletions() {
    return topology
        .driver
        .createOutputTopic(KeyTopic.NAME, new StringDeserializer(), new ByteArrayDeserializer())
        .readKeyValuesToList()
        .stream()
        .peek(record -> assertThat(record.value).isNull())
        .map(record -> KeyName.parse(record.key).orElseThrow())
        .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }

  private Gesture opened(Gesture gesture) {
    return sealing.unsealing().open(gesture, gesture.getCustomerId(), Unsealing.NO_COPY);
  }

  private static CustomerEvent lost(String customer, String id) {
    return anEvent(
        customer,
        id,
        "item.left-behind",
        Map.of("item", Attributes.toAvro(RING), "irreplaceable", Attributes.toAvro(true)));
  }
}
