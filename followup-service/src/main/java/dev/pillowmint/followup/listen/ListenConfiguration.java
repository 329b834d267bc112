package dev.pillowmint.followup.listen;

import dev.pillowmint.sealing.KeptCopy;
import dev.pillowmint.sealing.KeyTopic;
import dev.pillowmint.sealing.Sealing;
import dev.pillowmint.sealing.SealingConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.ProducerListener;

/** The listeners' beans. Which (de)serializer reads values is configuration. */
@Configuration(proxyBeanMethods = false)
@Import(SealingConfiguration.class)
@EnableConfigurationProperties(RegistrySettings.class)
class ListenConfiguration {
  private static final int DEAD_LETTER_BYTES = 2 * 1024 * 1024;

  @Bean
  Registry registry(RegistrySettings settings) {
    return new Registry(settings.probe());
  }

  @Bean
  KafkaHealthIndicator kafkaHealthIndicator(KafkaProperties kafka, Optional<Sealing> sealing) {
    List<String> topics =
        new ArrayList<>(List.of("customer-events", "gestures", "decisions", "follow-ups"));
    sealing.ifPresent(s -> topics.add(KeyTopic.NAME));
    return new KafkaHealthIndicator(kafka.buildAdminProperties(), topics);
  }

  @Bean
  Records records(KafkaProperties kafka, Registry registry) {
    Deserializer<?> deserializer =
        (Deserializer<?>) BeanUtils.instantiateClass(kafka.getConsumer().getValueDeserializer());
    deserializer.configure(kafka.buildConsumerProperties(), false);
    return new Records(deserializer, registry);
  }

  @Bean
  Unsealed unsealed(Optional<Sealing> sealing, KeptCopy keys) {
    return new Unsealed(sealing.map(Sealing::unsealing).orElse(null), keys);
  }

  /** Null: nothing is sealed. */
  @Bean
  @Nullable KeyListener keyListener(Optional<Sealing> sealing, KeptCopy keys) {
    return sealing.isPresent() ? new KeyListener(keys) : null;
  }

  /** The consumer hands on keys and values as they came; see {@link Records}. */
  @Bean
  DefaultKafkaConsumerFactoryCustomizer recordsAsBytes() {
    return factory ->
        factory.updateConfigs(
            Map.of(
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class.getName(),
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class.getName()));
  }

  @Bean
  DefaultErrorHandler badRecords(KafkaProperties kafka, MeterRegistry metrics) {
    Map<String, Object> config = new HashMap<>(kafka.buildProducerProperties());
    config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    // A record of the largest size still fits with its headers; the topics allow as much.
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, DEAD_LETTER_BYTES);
    KafkaTemplate<byte[], byte[]> deadLetters =
        new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(config));
    deadLetters.setProducerListener(new ProducerListener<>() {});
    return BadRecords.handler(deadLetters, metrics);
  }
}
