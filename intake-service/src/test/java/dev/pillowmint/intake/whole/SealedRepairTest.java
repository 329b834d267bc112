package dev.pillowmint.intake.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.intake.whole.Intake.Answer;
import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.schemas.Attribute;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.sealing.DataKey;
import dev.pillowmint.sealing.KeyName;
import dev.pillowmint.sealing.MasterKeys;
import dev.pillowmint.sealing.SealedEvents;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Dead letters with sealed values are repaired without anybody seeing what is in them. */
@Tag("stack")
class SealedRepairTest {
  private static final String MASTER = "5e".repeat(32);
  private static final TestStack STACK = TestStack.shared();

  private static Intake intake;

  private final SealedEvents sealed = new SealedEvents(EventTypes.shipped());
  private final String customer = "S-repair-" + UUID.randomUUID();

  @BeforeAll
  static void start() {
    intake =
        Intake.against(
            STACK.bootstrapServers(),
            STACK.registryUrl(),
            Intake.BILLING_KEY,
            "pillowmint.sealing.master-keys=" + MASTER);
  }

  @AfterAll
  static void stop() {
    intake.close();
  }

  @Test
  void shouldKeepAnEditSealedAndReplayWhatItSays() throws Exception {
    CustomerEvent bad = aProfile();
    DataKey key = published(DataKey.generate(customer));
    String letter = Letters.failed(sealed.seal(bad, key));
    assertThat(get(letter).json().at("/event/attributes/displayName").asString()).isEqualTo("•••");

    Answer edited = edit(letter, "{\"attributes\": {\"email\": \"ada.lovelace@example.com\"}}");
    assertThat(edited.status()).as(edited.text()).isEqualTo(200);
    assertThat(edited.text() + get(letter).text()).doesNotContain("lovelace", "Ada L.");
    assertThat(Topic.raw("dead-letter-repairs"))
        .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
        .anyMatch(repair -> repair.contains(bad.getId()))
        .noneMatch(repair -> repair.contains("lovelace") || repair.contains("Ada L."));

    assertThat(post(letter + "/replay").status()).isEqualTo(200);
    CustomerEvent replayed = Topic.only(bad.getId()).value();
    assertThat(replayed.toString()).doesNotContain("lovelace", "Ada L.");
    assertThat(opened(replayed))
        .containsEntry("displayName", Attributes.toAvro("Ada L."))
        .containsEntry("email", Attributes.toAvro("ada.lovelace@example.com"));
  }

  @Test
  void shouldLeaveOutWhatNobodyCanReadAnyMore() throws Exception {
    CustomerEvent bad = aProfile();
    DataKey deleted = published(DataKey.generate(customer));
    write(deleted, null);
    String letter = Letters.failed(sealed.seal(bad, deleted));

    assertThat(edit(letter, "{\"attributes\": {\"email\": \"ada.lovelace@example.com\"}}").status())
        .isEqualTo(200);
    assertThat(post(letter + "/replay").status()).isEqualTo(200);

    assertThat(opened(Topic.only(bad.getId()).value())).containsOnlyKeys("email");
  }

  private Map<String, Attribute> opened(CustomerEvent event) {
    MasterKeys master = MasterKeys.parse(MASTER);
    Map<String, DataKey> keys = new HashMap<>();
    Topic.raw("customer-keys").stream()
        .filter(record -> record.key().startsWith(customer + "\n") && record.value() != null)
        .forEach(
            record -> {
              KeyName name = KeyName.parse(record.key()).orElseThrow();
              keys.put(name.id(), master.unwrap(name, record.value()));
            });
    return SealedEvents.unseal(event, keys).getAttributes();
  }

  private static DataKey published(DataKey key) throws Exception {
    write(key, MasterKeys.parse(MASTER).wrap(key));
    return key;
  }

  private static void write(DataKey key, byte @Nullable [] wrapped) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", STACK.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>("customer-keys", key.name().text(), wrapped)).get();
    }
  }

  private CustomerEvent aProfile() {
    return CustomerEvent.newBuilder()
        .setId(UUID.randomUUID().toString())
        .setSource("crm")
        .setType("customer.profile-changed")
        .setCustomerId(customer)
        .setTime(Instant.now().truncatedTo(ChronoUnit.MILLIS))
        .setAttributes(Map.of("displayName", Attributes.toAvro("Ada L.")))
        .build();
  }

  private static Answer get(String letter) {
    return Intake.send(request(letter).GET());
  }

  private static Answer post(String path) {
    return Intake.send(
        request(path).header("Content-Type", "application/json").POST(BodyPublishers.noBody()));
  }

  private static Answer edit(String letter, String patch) {
    return Intake.send(
        request(letter)
            .header("Content-Type", "application/merge-patch+json")
            .method("PATCH", BodyPublishers.ofString(patch)));
  }

  private static HttpRequest.Builder request(String path) {
    return intake
        .request("/v1/dead-letters/" + path)
        .header("Authorization", Intake.basic("operator"));
  }
}
