package dev.pillowmint.followup;

import static dev.pillowmint.followup.GestureBuilder.aGesture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.FollowUp;
import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.GestureKind;
import dev.pillowmint.sealing.DataKey;
import dev.pillowmint.sealing.KeyTopic;
import dev.pillowmint.sealing.MasterKeys;
import dev.pillowmint.sealing.SealedEvents;
import dev.pillowmint.sealing.SealedTexts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/** What is sealed is followed up like anything else, and what is published is sealed. */
@Tag("stack")
class SealedTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String MASTER = "5e".repeat(32);
  private static final String WORDS = "met Philomena at the fair";

  private final SealedEvents sealed = new SealedEvents(EventTypes.shipped());
  private final String customer = "sealed-" + UUID.randomUUID();
  private final Streams streams = new Streams();

  @AfterEach
  void close() {
    streams.close();
  }

  @Test
  void shouldTellWhatWasSealedAndSealWhatItPublishes() {
    try (RunningService service = start(MASTER)) {
      DataKey key = published(DataKey.generate(customer));
      streams.publish(sealed.seal(noted(customer), key));
      streams.publish(
          SealedTexts.seal(
              aGesture(GestureKind.CALLBACK, customer, NOW)
                  .followedBy(FollowUpKind.CALLBACK, Duration.ofMinutes(5))
                  .build(),
              key));
      streams.publish(SealedTexts.seal(ToldDecisions.aMiss(customer, NOW).build(), key));

      awaitStory(service, customer, WORDS, "A fee of 80.00 EUR.");
      await().atMost(PATIENCE).until(() -> !texts().isEmpty());
      assertThat(texts()).allMatch(text -> text.startsWith("sealed:" + key.name().id()));
    }
  }

  @Test
  void shouldOpenUnderAKeyThatHasNotReachedItsCopy() {
    try (RunningService service = start(MASTER)) {
      Objects.requireNonNull(
              service.bean(KafkaListenerEndpointRegistry.class).getListenerContainer(KeyTopic.NAME))
          .stop();
      streams.publish(sealed.seal(noted(customer), published(DataKey.generate(customer))));

      awaitStory(service, customer, WORDS);
    }
  }

  @Test
  void shouldPassOverWhatSaysNothingAnyMoreSinceItsKeyIsDeleted() {
    DataKey deleted = published(DataKey.generate(customer));
    streams.publishBytes(KeyTopic.NAME, deleted.name().text(), null);
    try (RunningService service = start(MASTER)) {
      streams.publish(sealed.seal(noted(customer), deleted));
      streams.publish(SealedTexts.seal(ToldDecisions.aMiss(customer, NOW).build(), deleted));
      DataKey later = published(DataKey.generate(customer));
      streams.publish(sealed.seal(noted(customer, "a later word"), later));

      awaitStory(service, customer, "a later word", "customer-cap");
      assertThat(story(service, customer)).doesNotContain(WORDS, "80.00", "sealed:");
      assertThat(Streams.deadLetters("customer-events.followup-service.dlt", customer)).isEmpty();
      assertThat(Streams.deadLetters("decisions.followup-service.dlt", customer)).isEmpty();
    }
  }

  @Test
  void shouldPutAsideWhatWasChangedSinceItWasSealed() {
    try (RunningService service = start(MASTER)) {
      assertThat(service.isReady()).isTrue();
      CustomerEvent moved = sealed.seal(noted(customer), published(DataKey.generate(customer)));
      streams.publish(
          CustomerEvent.newBuilder(moved)
              .setAttributes(
                  Map.of("summary", Objects.requireNonNull(moved.getAttributes().get("note"))))
              .setType("complaint.raised")
              .build());

      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(Streams.deadLetters("customer-events.followup-service.dlt", customer))
                      .hasSize(1));
    }
  }

  @Test
  void shouldWaitForAMasterKeyThatOpensRatherThanPassOverWhatItCannotOpen() {
    String database = TestStack.shared().freshDatabase();
    String group = "spring.kafka.consumer.group-id=sealed-" + UUID.randomUUID();
    try (RunningService wrong =
        RunningService.startOn(database, new SettableClock(NOW), sealing("ad".repeat(32)), group)) {
      await().atMost(PATIENCE).until(wrong::isReady);
      streams.publish(sealed.seal(noted(customer), published(DataKey.generate(customer))));
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(wrong.management("/actuator/prometheus").body())
                      .containsPattern(
                          "spring_kafka_listener_seconds_count\\{[^}]*customer-events[^}]*failure"));
    }
    try (RunningService right =
        RunningService.startOn(
            database, new SettableClock(NOW), sealing("ad".repeat(32) + "," + MASTER), group)) {
      awaitStory(right, customer, WORDS);
    }
    assertThat(Streams.deadLetters("customer-events.followup-service.dlt", customer)).isEmpty();
  }

  private static RunningService start(String master) {
    RunningService service = RunningService.start(new SettableClock(NOW), sealing(master));
    await().atMost(PATIENCE).until(service::isReady);
    return service;
  }

  private static String sealing(String master) {
    return "pillowmint.sealing.master-keys=" + master;
  }

  private DataKey published(DataKey key) {
    streams.publishBytes(KeyTopic.NAME, key.name().text(), MasterKeys.parse(MASTER).wrap(key));
    return key;
  }

  private Set<String> texts() {
    Set<String> texts = new HashSet<>();
    for (FollowUp change : streams.followUpsOf(customer)) {
      if (change.getText() != null) {
        texts.add(change.getText());
      }
    }
    return texts;
  }

  private static void awaitStory(RunningService service, String customer, String... parts) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(story(service, customer)).contains(parts));
  }

  private static String story(RunningService service, String customer) {
    return service.get("/v1/customers/" + customer + "/story").body();
  }

  private static CustomerEvent noted(String customer) {
    return noted(customer, WORDS);
  }

  private static CustomerEvent noted(String customer, String words) {
    return CustomerEvent.newBuilder()
        .setId(UUID.randomUUID().toString())
        .setSource("crm")
        .setType("customer.noted")
        .setCustomerId(customer)
        .setTime(NOW)
        .setAttributes(Map.of("note", Attributes.toAvro(words)))
        .build();
  }
}
