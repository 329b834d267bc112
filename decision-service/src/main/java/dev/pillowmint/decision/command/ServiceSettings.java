package dev.pillowmint.decision.command;

import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.catalogue.PublishedEvents;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.sealing.Sealing;
import dev.pillowmint.sealing.SealingSettings;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.core.env.StandardEnvironment;

/** Where broker and registry are, as the service itself is told: application.yaml, environment. */
final class ServiceSettings {
  private static final int LARGEST_FETCH = 4 * 1024 * 1024;

  private ServiceSettings() {}

  static HappenedInKafka happened(EventTypes catalogue, @Nullable Instant from) {
    Binder settings = settings();
    KafkaProperties kafka = settings.bindOrCreate("spring.kafka", KafkaProperties.class);
    try {
      KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(reading(kafka));
      return new HappenedInKafka(
          consumer,
          values(kafka),
          new PublishedEvents(catalogue),
          Sealing.opening(
                  settings.bindOrCreate("pillowmint.sealing", SealingSettings.class),
                  kafka,
                  catalogue)
              .orElse(Optional::of),
          from);
    } catch (KafkaException e) {
      throw UnreadableException.away(
          "%s cannot be read from %s (%s). KAFKA_BOOTSTRAP_SERVERS says where the broker is; --events FILE needs none."
              .formatted(
                  HappenedInKafka.TOPIC, String.join(",", kafka.getBootstrapServers()), reason(e)),
          e);
    }
  }

  private static String reason(Throwable e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return String.valueOf(cause.getMessage());
  }

  private static Binder settings() {
    StandardEnvironment environment = new StandardEnvironment();
    ConfigDataEnvironmentPostProcessor.applyTo(environment);
    return Binder.get(environment);
  }

  private static Map<String, Object> reading(KafkaProperties kafka) {
    Map<String, Object> config = new HashMap<>(kafka.buildConsumerProperties());
    config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
    config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, LARGEST_FETCH);
    config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, LARGEST_FETCH / 4);
    return config;
  }

  @SuppressWarnings("unchecked") // Which deserializer it is, configuration says.
  private static Deserializer<CustomerEvent> values(KafkaProperties kafka) {
    Class<?> named = kafka.getConsumer().getValueDeserializer();
    Deserializer<CustomerEvent> values =
        (Deserializer<CustomerEvent>) BeanUtils.instantiateClass(named);
    values.configure(kafka.buildConsumerProperties(), false);
    return values;
  }
}
