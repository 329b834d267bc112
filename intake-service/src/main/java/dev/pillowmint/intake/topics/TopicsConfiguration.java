package dev.pillowmint.intake.topics;

import dev.pillowmint.intake.audit.AuditLog;
import dev.pillowmint.intake.keys.KeyStore;
import dev.pillowmint.intake.keys.Keyring;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;

@Configuration(proxyBeanMethods = false)
class TopicsConfiguration {
  private static final int BLOCK_MILLIS = 8_000;

  @Bean
  AvroValues avroValues(KafkaProperties kafka) {
    return new AvroValues(() -> serializer(kafka), deserializer(kafka));
  }

  @Bean
  KeyTopic keyTopic(KafkaProperties kafka, AvroValues values) {
    return new KeyTopic(kafka.buildConsumerProperties(), values);
  }

  @Bean
  FollowKeys followKeys(KeyTopic topic, Keyring keyring) {
    return new FollowKeys(topic, keyring);
  }

  /** Kafka lets only the newest holder of the transactional id write: the same on all instances. */
  @Bean
  KeyStore keyStore(
      KeyTopic topic,
      AvroValues values,
      FollowKeys following,
      KafkaProperties kafka,
      @Value("${pillowmint.keys.transactional-id:intake-service-api-keys}") String id) {
    return new KafkaKeyStore(topic, values, following, () -> producer(kafka, id));
  }

  @Bean
  AuditLog auditLog(
      KafkaTemplate<String, byte[]> template, KafkaProperties kafka, AvroValues values) {
    return new KafkaAuditLog(template, values, kafka.buildConsumerProperties());
  }

  /** Up once the keys were read; the broker may then be away. */
  @Bean
  HealthIndicator keysHealthIndicator(Keyring keyring) {
    return () ->
        keyring.isRead()
            ? Health.up().build()
            : Health.outOfService()
                .withDetail("status", "waiting for the keys, which are read from " + KeyTopic.NAME)
                .build();
  }

  private static Producer<String, byte[]> producer(KafkaProperties kafka, String id) {
    Map<String, Object> config = new HashMap<>(kafka.buildProducerProperties());
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MILLIS);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, BLOCK_MILLIS / 2);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, BLOCK_MILLIS);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }

  @SuppressWarnings("unchecked")
  private static Serializer<SpecificRecord> serializer(KafkaProperties kafka) {
    Serializer<SpecificRecord> serializer =
        (Serializer<SpecificRecord>)
            BeanUtils.instantiateClass(kafka.getProducer().getValueSerializer());
    serializer.configure(kafka.buildProducerProperties(), false);
    return serializer;
  }

  @SuppressWarnings("unchecked")
  private static Deserializer<SpecificRecord> deserializer(KafkaProperties kafka) {
    Deserializer<SpecificRecord> deserializer =
        (Deserializer<SpecificRecord>)
            BeanUtils.instantiateClass(kafka.getConsumer().getValueDeserializer());
    deserializer.configure(kafka.buildConsumerProperties(), false);
    return deserializer;
  }
}
