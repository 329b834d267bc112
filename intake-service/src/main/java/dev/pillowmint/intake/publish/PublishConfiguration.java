package dev.pillowmint.intake.publish;

import dev.pillowmint.intake.admission.CustomerEvents;
import dev.pillowmint.intake.publish.Encoder.SchemaUnavailable;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.sealing.KeyTopic;
import dev.pillowmint.sealing.Sealing;
import dev.pillowmint.sealing.SealingConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.ProducerListener;

@Configuration(proxyBeanMethods = false)
@Import(SealingConfiguration.class)
class PublishConfiguration {

  /** Values reach the producer encoded, so that a missing schema is told from a missing broker. */
  @Bean
  DefaultKafkaProducerFactoryCustomizer encodedValues() {
    return factory -> encoded(factory);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static void encoded(org.springframework.kafka.core.DefaultKafkaProducerFactory factory) {
    factory.setValueSerializer(new ByteArraySerializer());
  }

  /** Failures are told where they are handled; the default would log keys of customers. */
  @Bean
  ProducerListener<Object, Object> silentListener() {
    return new ProducerListener<>() {};
  }

  @Bean
  Encoder encoder(KafkaProperties kafka, PublishSettings settings) {
    return new Encoder(serializer(kafka), settings);
  }

  @SuppressWarnings("unchecked")
  private static Serializer<CustomerEvent> serializer(KafkaProperties kafka) {
    Map<String, Object> config = kafka.buildProducerProperties();
    Class<?> named = kafka.getProducer().getValueSerializer();
    Serializer<CustomerEvent> serializer =
        (Serializer<CustomerEvent>) BeanUtils.instantiateClass(named);
    config.remove(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);
    serializer.configure(config, false);
    return serializer;
  }

  @Bean
  CustomerEvents customerEvents(
      KafkaTemplate<String, byte[]> kafka,
      Encoder encoder,
      Optional<Sealing> sealing,
      PublishSettings settings,
      MeterRegistry metrics) {
    return new KafkaCustomerEvents(
        kafka,
        encoder,
        sealing
            .<EventSealing>map(s -> new CustomerKeySealing(s.keys(), s.sealed()))
            .orElse(EventSealing.NONE),
        settings,
        metrics.timer("pillowmint.publish"));
  }

  @Bean
  BrokerHealth kafkaHealthIndicator(
      KafkaProperties kafka, PublishSettings settings, Optional<Sealing> sealing) {
    List<String> topics = new ArrayList<>(List.of(settings.topic()));
    sealing.ifPresent(s -> topics.add(KeyTopic.NAME));
    return new BrokerHealth(kafka.buildAdminProperties(), topics);
  }

  /** Up once the schema is known; the registry may then be away. */
  @Bean
  HealthIndicator registryHealthIndicator(Encoder encoder) {
    return () -> {
      try {
        encoder.learnSchema();
        return Health.up().build();
      } catch (SchemaUnavailable e) {
        return Health.outOfService()
            .withDetail("status", "waiting for the schema registry, or for the schema in it")
            .build();
      }
    };
  }
}
