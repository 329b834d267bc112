package dev.pillowmint.localstack.story;

import dev.pillowmint.localstack.process.LocalStackException;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.FollowUp;
import dev.pillowmint.schemas.Gesture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/** Hears decisions, gestures and follow-ups from their topics, committed ones only. */
public final class Listening implements AutoCloseable {
  private static final List<String> TOPICS = List.of("decisions", "gestures", "follow-ups");
  private static final Duration ROUND = Duration.ofMillis(200);

  private final List<Decision> decisions = new CopyOnWriteArrayList<>();
  private final List<Gesture> gestures = new CopyOnWriteArrayList<>();
  private final List<FollowUp> followUps = new CopyOnWriteArrayList<>();
  private final KafkaConsumer<String, SpecificRecord> consumer;
  private final Consumer<Gesture> onGesture;
  private final Thread thread;
  private volatile @Nullable RuntimeException failure;

  /**
   * Starts to listen, from the first record on.
   *
   * @param onGesture is told each gesture once, on the listening thread
   */
  public Listening(String bootstrapServers, String registryUrl, Consumer<Gesture> onGesture) {
    this.onGesture = onGesture;
    this.consumer = new KafkaConsumer<>(settings(bootstrapServers, registryUrl));
    List<TopicPartition> partitions =
        TOPICS.stream()
            .flatMap(t -> consumer.partitionsFor(t).stream())
            .map(p -> new TopicPartition(p.topic(), p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    this.thread = Thread.ofPlatform().daemon().name("listening").start(this::listen);
  }

  /**
   * All that was heard so far.
   *
   * @throws LocalStackException if listening had to end
   */
  public Heard heard() {
    RuntimeException reason = failure;
    if (reason != null) {
      throw new LocalStackException("The topics cannot be read on: " + reason, reason);
    }
    return new Heard(decisions, gestures, followUps);
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen() {
    try (consumer) {
      while (true) {
        for (ConsumerRecord<String, SpecificRecord> record : consumer.poll(ROUND)) {
          hear(record.value());
        }
      }
    } catch (WakeupException e) {
      // Closed.
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private void hear(SpecificRecord record) {
    switch (record) {
      case Decision decision -> decisions.add(decision);
      case FollowUp followUp -> followUps.add(followUp);
      case Gesture gesture -> {
        gestures.add(gesture);
        onGesture.accept(gesture);
      }
      default -> throw new IllegalStateException("Nobody publishes a " + record.getSchema());
    }
  }

  private static Map<String, Object> settings(String bootstrapServers, String registryUrl) {
    return Map.of(
        "bootstrap.servers", bootstrapServers,
        "key.deserializer", "org.apache.kafka.common.serialization.StringDeserializer",
        "value.deserializer", "io.apicurio.registry.serde.avro.AvroKafkaDeserializer",
        "apicurio.registry.url", registryUrl,
        "apicurio.registry.use-specific-avro-reader", "true",
        "isolation.level", "read_committed",
        "auto.offset.reset", "earliest",
        "fetch.max.wait.ms", "50");
  }
}
