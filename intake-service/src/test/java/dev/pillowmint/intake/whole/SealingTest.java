package dev.pillowmint.intake.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.schemas.Attribute;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.sealing.DataKey;
import dev.pillowmint.sealing.KeyName;
import dev.pillowmint.sealing.MasterKeys;
import dev.pillowmint.sealing.SealedEvents;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What is personal reaches Kafka sealed, under keys that are there before it and can be deleted.
 */
@Tag("stack")
class SealingTest {
  private static final String MASTER = "5e".repeat(32);
  private static final String CANARY = "loves sailing with Aunt Philomena";
  private static final TestStack STACK = TestStack.shared();

  private static Intake first;
  private static Intake second;

  @BeforeAll
  static void start() {
    first = sealing();
    second = sealing();
  }

  @AfterAll
  static void stop() {
    first.close();
    second.close();
  }

  private static Intake sealing() {
    return Intake.against(
        STACK.bootstrapServers(),
        STACK.registryUrl(),
        Intake.BILLING_KEY,
        "pillowmint.sealing.master-keys=" + MASTER);
  }

  @Test
  void shouldSealABatchAndNothingThatIsNotPersonal() {
    String batch =
        IntStream.range(0, 20)
            .mapToObj(i -> noted("sealed-batch-" + i, "S-batch-" + i % 10))
            .collect(Collectors.joining(",", "[", "]"));

    assertThat(first.post(Intake.BATCH, batch).status()).isEqualTo(202);
    assertThat(
            first
                .post(
                    Intake.PLAIN,
                    """
                    {"id": "sealed-none", "source": "billing", "type": "gesture.delivered", "customerId": "S-none",
                     "attributes": {"gestureId": "g-none"}}
                    """)
                .status())
        .isEqualTo(202);

    assertThat(bytesOf("S-batch-")).hasSize(20).noneMatch(SealingTest::tells);
    List<CustomerEvent> read =
        Topic.read().stream()
            .map(ConsumerRecord::value)
            .filter(event -> event.getCustomerId().startsWith("S-batch-"))
            .toList();
    Map<KeyName, DataKey> keys = keys();
    assertThat(read)
        .hasSize(20)
        .allSatisfy(event -> assertThat(note(event, keys)).isEqualTo(CANARY));
    assertThat(read.stream().flatMap(event -> SealedEvents.keyIds(event).stream()).distinct())
        .as("one key for each customer")
        .hasSize(10);
    assertThat(Topic.only("sealed-none").value().getAttributes())
        .containsEntry("gestureId", Attribute.newBuilder().setText("g-none").build());
    assertThat(keys.keySet()).extracting(KeyName::customerId).doesNotContain("S-none");
  }

  @Test
  void shouldWriteAsItIsWithoutAMasterKey() {
    Intake.shared().post(Intake.BATCH, "[" + noted("unsealed-1", "S-unsealed") + "]");

    assertThat(bytesOf("S-unsealed")).hasSize(1).allMatch(SealingTest::tells);
  }

  @Test
  void shouldOpenWhatTwoInstancesSealedOfTheSameCustomerAtTheSameTime() {
    IntStream.range(0, 20)
        .parallel()
        .forEach(
            i ->
                (i % 2 == 0 ? first : second)
                    .post(Intake.BATCH, "[" + noted("sealed-race-" + i, "S-race") + "]"));

    Map<KeyName, DataKey> keys = keys();
    List<CustomerEvent> read = of("S-race");
    assertThat(read)
        .hasSize(20)
        .allSatisfy(event -> assertThat(note(event, keys)).isEqualTo(CANARY));
    assertThat(read.stream().flatMap(event -> SealedEvents.keyIds(event).stream()).distinct())
        .as("one key for each instance")
        .hasSize(2);
  }

  @Test
  void shouldLeaveNothingReadableOnceTheKeysAreDeletedAndSealWhatComesLaterUnderANewOne()
      throws Exception {
    first.post(Intake.BATCH, "[" + noted("sealed-erased-1", "S-erased") + "]");
    second.post(Intake.BATCH, "[" + noted("sealed-erased-2", "S-erased") + "]");
    List<CustomerEvent> before = of("S-erased");
    Set<String> old = new HashSet<>();
    before.forEach(event -> old.addAll(SealedEvents.keyIds(event)));
    assertThat(old).hasSize(2);

    delete("S-erased", old);

    Map<KeyName, DataKey> left = keys();
    assertThat(before).allSatisfy(event -> assertThat(note(event, left)).isNull());
    assertThat(bytesOf("S-erased")).hasSize(2).noneMatch(SealingTest::tells);
    newKey(first, old);
    newKey(second, old);
  }

  /** The instance comes to know of it by itself. */
  private static void newKey(Intake instance, Set<String> old) {
    await()
        .untilAsserted(
            () -> {
              String id = "sealed-later-" + of("S-erased").size();
              instance.post(Intake.BATCH, "[" + noted(id, "S-erased") + "]");
              CustomerEvent later = Topic.only(id).value();
              assertThat(SealedEvents.keyIds(later)).hasSize(1).doesNotContainAnyElementsOf(old);
              assertThat(note(later, keys())).isEqualTo(CANARY);
            });
  }

  private static String noted(String id, String customer) {
    return """
        {"specversion": "1.0", "id": "%s", "source": "billing", "type": "customer.noted",
         "customerid": "%s", "data": {"note": "%s"}}"""
        .formatted(id, customer, CANARY);
  }

  private static List<CustomerEvent> of(String customer) {
    return Topic.read().stream()
        .map(ConsumerRecord::value)
        .filter(event -> event.getCustomerId().equals(customer))
        .toList();
  }

  private static List<byte[]> bytesOf(String customers) {
    return Topic.raw().stream()
        .filter(record -> record.key() != null && record.key().startsWith(customers))
        .map(ConsumerRecord::value)
        .toList();
  }

  private static boolean tells(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).contains("Philomena");
  }

  private static @Nullable String note(CustomerEvent event, Map<KeyName, DataKey> keys) {
    Map<String, DataKey> ofCustomer = new HashMap<>();
    keys.forEach(
        (name, key) -> {
          if (name.customerId().equals(event.getCustomerId())) {
            ofCustomer.put(name.id(), key);
          }
        });
    Attribute note = SealedEvents.unseal(event, ofCustomer).getAttributes().get("note");
    return note == null ? null : note.getText();
  }

  /** Those that are left, by name, read as another program does. */
  private static Map<KeyName, DataKey> keys() {
    MasterKeys master = MasterKeys.parse(MASTER);
    Map<KeyName, DataKey> keys = new HashMap<>();
    for (ConsumerRecord<String, byte[]> record : Topic.raw("customer-keys")) {
      KeyName name = KeyName.parse(record.key()).orElseThrow();
      if (record.value() == null) {
        keys.remove(name);
      } else {
        keys.put(name, master.unwrap(name, record.value()));
      }
    }
    return keys;
  }

  private static void delete(String customer, Set<String> ids) throws Exception {
    try (Producer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", STACK.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (String id : ids) {
        producer
            .send(new ProducerRecord<>("customer-keys", new KeyName(customer, id).text(), null))
            .get();
      }
    }
  }
}
