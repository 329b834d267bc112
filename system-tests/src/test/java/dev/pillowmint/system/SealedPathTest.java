package dev.pillowmint.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.localstack.services.Service;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.Gesture;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Personal values are sealed on the topic of events, and opened by the services that need them. */
@Tag("stack")
class SealedPathTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final RunningServices SERVICES =
      new RunningServices(Map.of("PILLOWMINT_SEALING_MASTER_KEYS", "5e".repeat(32)));

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    SERVICES.start(Service.values());
  }

  @AfterAll
  static void stop() {
    SERVICES.close();
  }

  @Test
  void shouldDecideAndFollowUpWhatIsSealedAndDeleteTheKeysOfWhoIsErased() {
    publish("sealed-merge", "desk-seal", "customer.noted", "{\"note\": \"met at the fair\"}");
    publish("sealed-join", "desk-seal", "customers.merged", "{\"into\": \"C-seal\"}");
    publish("sealed-lost", "C-seal", "item.left-behind", LOST);
    try (Records<Gesture> gestures = SERVICES.read("gestures");
        Records<CustomerEvent> events = SERVICES.read("customer-events")) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(gestures.sofar())
                      .filteredOn(gesture -> gesture.getEventId().equals("sealed-lost"))
                      .first()
                      .extracting(Gesture::getDescription)
                      .asString()
                      .startsWith("sealed:"));
      awaitAnswer("/v1/customers/C-seal/story", "grandmother's ring");
      awaitAnswer("/v1/customers/C-seal/story", "met at the fair");
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(events.sofar())
                      .filteredOn(event -> event.getId().equals("sealed-lost"))
                      .singleElement()
                      .asString()
                      .contains("sealed:")
                      .doesNotContain("ring"));
      assertThat(keys()).anyMatch(key -> key.startsWith("C-seal\n"));
      assertThat(keys()).anyMatch(key -> key.startsWith("desk-seal\n"));
    }

    for (String topic : List.of("customer-events", "decisions", "gestures", "follow-ups")) {
      assertThat(values(topic)).as(topic).noneMatch(SealedPathTest::isPersonal);
    }

    publish("sealed-erased", "C-seal", "customer.erased", "{}");

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(keys()).noneMatch(this::ofTheCustomer));
    publish("sealed-later", "C-seal", "item.left-behind", LOST);
    assertThat(keys()).anyMatch(this::ofTheCustomer);
    publish("sealed-erased-again", "C-seal", "customer.erased", "{}");
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(keys()).noneMatch(this::ofTheCustomer));
  }

  private static final String LOST =
      """
      {"item": "grandmother's ring", "irreplaceable": true}""";

  private boolean ofTheCustomer(String key) {
    return key.startsWith("C-seal\n") || key.startsWith("desk-seal\n");
  }

  private static boolean isPersonal(String value) {
    return value.contains("grandmother's ring") || value.contains("met at the fair");
  }

  /** The names of the keys that are left. */
  private static Set<String> keys() {
    Map<String, byte[]> keys = new HashMap<>();
    read("customer-keys").forEach(r -> keys.compute(r.key(), (name, before) -> r.value()));
    return new TreeSet<>(keys.keySet());
  }

  private static List<String> values(String topic) {
    return read(topic).stream()
        .filter(record -> record.value() != null)
        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
        .toList();
  }

  private static List<ConsumerRecord<String, byte[]>> read(String topic) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                SERVICES.stack().bootstrapServers(),
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
      while (all.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
      return records;
    }
  }

  private static void publish(String id, String customer, String type, String attributes) {
    SERVICES
        .intake()
        .publish(
            """
            {"id": "%s", "source": "desk", "type": "%s", "customerId": "%s", "attributes": %s}
            """
                .formatted(id, type, customer, attributes));
  }

  private void awaitAnswer(String path, String part) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(get(path).body()).contains(part));
  }

  /** The demonstration's users have their names as passwords. */
  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    String credentials =
        Base64.getEncoder().encodeToString("staff:staff".getBytes(StandardCharsets.UTF_8));
    return http.send(
        HttpRequest.newBuilder(SERVICES.process(Service.FOLLOWUP).url().resolve(path))
            .header("Authorization", "Basic " + credentials)
            .GET()
            .build(),
        BodyHandlers.ofString());
  }
}
