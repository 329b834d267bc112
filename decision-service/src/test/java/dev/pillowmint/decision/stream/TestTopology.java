package dev.pillowmint.decision.stream;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.decide.Beside;
import dev.pillowmint.decision.decide.Draw;
import dev.pillowmint.decision.policy.Limits;
import dev.pillowmint.decision.policy.Policies;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.policy.Slot;
import dev.pillowmint.decision.stream.record.StoredAccount;
import dev.pillowmint.decision.stream.record.StoredBucket;
import dev.pillowmint.decision.stream.record.StoredPending;
import dev.pillowmint.schemas.Attribute;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.FollowUp;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.sealing.Sealing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The topology without a broker; binary Avro stands for the registry's. */
final class TestTopology implements AutoCloseable {
  static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final TopologyTestDriver driver;
  final SettableClock clock = new SettableClock(MONDAY);
  final TestInputTopic<String, CustomerEvent> events;
  final TestInputTopic<String, FollowUp> followUps;

  TestTopology(Policy policy) {
    this(Policies.only(policy));
  }

  TestTopology(Policies policies) {
    this(policies, null);
  }

  TestTopology(Policies policies, @Nullable Sealing sealing) {
    StreamsBuilder builder = new StreamsBuilder();
    Measures measures = new Measures(meters, Clock.systemUTC());
    DecisionTopology.build(
        builder,
        new DecisionTopology.Parts(
            policies,
            Beside.NOTHING,
            EventTypes.shipped(),
            clock,
            measures,
            Duration.ofDays(7),
            new Binary(),
            sealing));
    driver = new TopologyTestDriver(builder.build(), config(measures), MONDAY);
    events =
        driver.createInputTopic(
            "customer-events",
            Serdes.String().serializer(),
            new Binary().serde(CustomerEvent.class).serializer());
    followUps =
        driver.createInputTopic(
            "follow-ups",
            Serdes.String().serializer(),
            new Binary().serde(FollowUp.class).serializer());
  }

  /** Moves time on, so that whatever is due is done. */
  void pass(Duration time) {
    clock.advance(time);
    driver.advanceWallClockTime(time);
  }

  List<Decision> decisions() {
    return read("decisions", Decision.class);
  }

  List<Gesture> gestures() {
    return read("gestures", Gesture.class);
  }

  List<TestRecord<byte[], byte[]>> deadLetters() {
    return driver
        .createOutputTopic(
            "customer-events.decision-service.dlt",
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())
        .readRecordsToList();
  }

  void publishBytes(byte[] key, byte[] value) {
    driver
        .createInputTopic("customer-events", new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(key, value);
  }

  void publish(CustomerEvent event) {
    events.pipeInput(event.getCustomerId(), event, MONDAY);
  }

  /** What is drawn from that budget in all its accounts, in cents. */
  long spent(String budget) {
    long spent = 0;
    KeyValueStore<String, StoredAccount> accounts = driver.getKeyValueStore("accounts");
    try (KeyValueIterator<String, StoredAccount> all = accounts.all()) {
      while (all.hasNext()) {
        var account = all.next();
        if (account.key.contains("\u0000" + budget + "\u0000")) {
          spent += account.value.getBuckets().stream().mapToLong(StoredBucket::getMinorUnits).sum();
        }
      }
    }
    return spent;
  }

  /** What would be drawn from that budget for a fee on Monday. */
  List<Draw> draws(String budget, long cents) {
    Slot slot = new Slot("2026-03", 0, 0, 1, 1_774_994_400);
    String account = String.join("\u0000", "budget", budget, "EUR", "2026-03", "");
    Draw.Cost cost = new Draw.Cost(Amount.ofMinor(cents, "EUR"), 1);
    return List.of(
        new Draw(budget, null, account, slot, cost, new Limits(null, 9, true, null), null));
  }

  /** One of the stores. */
  <T> KeyValueStore<String, T> store(String name) {
    return driver.getKeyValueStore(name);
  }

  /** How many proposals wait. */
  long pending() {
    KeyValueStore<String, StoredPending> pending = driver.getKeyValueStore("pending");
    try (KeyValueIterator<String, StoredPending> all = pending.all()) {
      long count = 0;
      for (; all.hasNext(); count++) {
        all.next();
      }
      return count;
    }
  }

  static CustomerEvent aReview(
      String customer, String id, String decisionId, String verdict, String role) {
    return anEvent(
        customer,
        id,
        "proposal.reviewed",
        Map.of(
            "decisionId", Attributes.toAvro(decisionId),
            "verdict", Attributes.toAvro(verdict),
            "staffId", Attributes.toAvro("staff-9"),
            "role", Attributes.toAvro(role)));
  }

  static CustomerEvent anOffer(String customer, String id, String staffId, long cents) {
    return anEvent(
        customer,
        id,
        "gesture.offered-by-staff",
        Map.of(
            "kind", Attributes.toAvro("gift"),
            "amount", Attributes.toAvro((Object) Amount.ofMinor(cents, "EUR")),
            "description", Attributes.toAvro("a gift"),
            "staffId", Attributes.toAvro(staffId),
            "role", Attributes.toAvro("agent")));
  }

  static CustomerEvent anEvent(
      String customer, String id, String type, Map<String, Attribute> attributes) {
    return CustomerEvent.newBuilder()
        .setId(id)
        .setSource("test")
        .setType(type)
        .setCustomerId(customer)
        .setTime(MONDAY)
        .setAttributes(attributes)
        .build();
  }

  static CustomerEvent aFee(String customer, String id, long cents, String cause) {
    return anEvent(
        customer,
        id,
        "fee.charged",
        Map.of(
            "fee", Attributes.toAvro("return"),
            "amount", Attributes.toAvro((Object) Amount.ofMinor(cents, "EUR")),
            "cause", Attributes.toAvro(cause)));
  }

  @Override
  public void close() {
    driver.close();
  }

  private <T> List<T> read(String topic, Class<T> type) {
    return driver
        .createOutputTopic(
            topic, Serdes.String().deserializer(), new Binary().serde(type).deserializer())
        .readValuesToList();
  }

  private static Properties config(Measures measures) {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    config.put(StreamsConfig.STATE_DIR_CONFIG, "target/streams-test-" + System.nanoTime());
    config.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UndecodableRecords.class);
    config.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, UnhandledRecords.class);
    config.put(DeadLetters.CONFIG, new DeadLetters(measures));
    config.put(SecondReading.CONFIG, new SecondReading(new Answering(), Map.of()));
    return config;
  }

  private static final class Answering extends Registry {
    Answering() {
      super(URI.create("http://localhost"));
    }

    @Override
    boolean answers() {
      return true;
    }
  }

  /** Every shared record has an encoder of its own. */
  private static final class Binary implements DecisionTopology.Values {
    @Override
    @SuppressWarnings("unchecked")
    public <T> Serde<T> serde(Class<T> record) {
      if (record == CustomerEvent.class) {
        return (Serde<T>) BinarySerde.of(CustomerEvent.getEncoder(), CustomerEvent.getDecoder());
      }
      if (record == FollowUp.class) {
        return (Serde<T>) BinarySerde.of(FollowUp.getEncoder(), FollowUp.getDecoder());
      }
      return record == Decision.class
          ? (Serde<T>) BinarySerde.of(Decision.getEncoder(), Decision.getDecoder())
          : (Serde<T>) BinarySerde.of(Gesture.getEncoder(), Gesture.getDecoder());
    }
  }
}
