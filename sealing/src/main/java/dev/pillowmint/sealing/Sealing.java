package dev.pillowmint.sealing;

import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.schemas.CustomerEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/**
 * Sealing and unsealing as one service does it, with clients of its own for the topic of keys.
 * Closing it closes them.
 *
 * @param keys to seal under
 * @param sealed what is sealed
 * @param sealer seals single events
 * @param unsealing opens
 * @param topic of keys
 * @param closing closes the clients
 */
public record Sealing(
    CustomerKeys keys,
    SealedEvents sealed,
    Sealer sealer,
    Unsealing unsealing,
    KeyTopic topic,
    Runnable closing)
    implements AutoCloseable {
  private static final long BUFFER_BYTES = 1024 * 1024;

  /** As configured; empty: nothing is sealed. */
  public static Optional<Sealing> of(
      SealingSettings settings, KafkaProperties kafka, EventTypes types) {
    String master = settings.masterKeys();
    return master == null || master.isBlank()
        ? Optional.empty()
        : Optional.of(of(MasterKeys.parse(master), settings, kafka, types));
  }

  /**
   * What opens events for a program that runs for a while, with all keys that there are now; empty:
   * nothing is sealed.
   */
  public static Optional<Function<CustomerEvent, Optional<CustomerEvent>>> opening(
      SealingSettings settings, KafkaProperties kafka, EventTypes types) {
    String master = settings.masterKeys();
    if (master == null || master.isBlank()) {
      return Optional.empty();
    }
    KeyTopic topic = new KeyTopic(() -> consumer(kafka), settings.timeout());
    Unsealing unsealing = new Unsealing(types, MasterKeys.parse(master), topic);
    LoadedKeys keys = new LoadedKeys(topic);
    return Optional.of(event -> unsealing.openIfWhole(event, keys));
  }

  private static Sealing of(
      MasterKeys master, SealingSettings settings, KafkaProperties kafka, EventTypes types) {
    Producer<String, byte[]> producer =
        new KafkaProducer<>(writing(kafka), new StringSerializer(), new ByteArraySerializer());
    CustomerKeys keys =
        new CustomerKeys(
            (name, wrapped) -> written(producer, name, wrapped),
            master,
            settings.remembered(),
            settings.timeout());
    FollowDeletions deletions = new FollowDeletions(keys, () -> consumer(kafka));
    deletions.start();
    KeyTopic topic = new KeyTopic(() -> consumer(kafka), settings.timeout());
    SealedEvents sealed = new SealedEvents(types);
    return new Sealing(
        keys,
        sealed,
        new Sealer(sealed, keys),
        new Unsealing(types, master, topic),
        topic,
        () -> {
          deletions.close();
          topic.close();
          producer.close();
        });
  }

  private static CompletableFuture<Object> written(
      Producer<String, byte[]> producer, String name, byte[] wrapped) {
    CompletableFuture<Object> durable = new CompletableFuture<>();
    Future<RecordMetadata> ignored =
        producer.send(
            new ProducerRecord<>(KeyTopic.NAME, name, wrapped),
            (where, failure) -> {
              if (failure == null) {
                durable.complete(where);
              } else {
                durable.completeExceptionally(failure);
              }
            });
    return durable;
  }

  private static Map<String, Object> writing(KafkaProperties kafka) {
    Map<String, Object> config = new HashMap<>(kafka.buildProducerProperties());
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
    return config;
  }

  private static Consumer<String, byte[]> consumer(KafkaProperties kafka) {
    Map<String, Object> config = new HashMap<>(kafka.buildConsumerProperties());
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    // A deletion counts as soon as somebody means it: it will be tried until it is committed.
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
    return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public void close() {
    closing.run();
  }
}
