package dev.pillowmint.decision.stream;

import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.customer.CustomerStories;
import dev.pillowmint.decision.decide.Beside;
import dev.pillowmint.decision.policy.Policies;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.FollowUp;
import dev.pillowmint.sealing.KeyTopic;
import dev.pillowmint.sealing.Sealing;
import dev.pillowmint.sealing.SealingConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.config.KafkaStreamsConfiguration;
import org.springframework.kafka.config.KafkaStreamsInfrastructureCustomizer;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.kafka.streams.KafkaStreamsMicrometerListener;

@Configuration(proxyBeanMethods = false)
@Import(SealingConfiguration.class)
class StreamConfiguration {

  @Bean
  Registry schemaRegistry(StreamSettings settings) {
    return new Registry(settings.registryUrl());
  }

  @Bean
  BooleanSupplier registryAnswers(Registry registry) {
    return registry::answers;
  }

  @Bean
  Measures measures(MeterRegistry meters, Clock clock) {
    return new Measures(meters, clock);
  }

  @Bean
  DecisionTopology.Parts parts(
      Policies policies,
      Beside beside,
      EventTypes catalogue,
      Clock clock,
      Measures measures,
      StreamSettings settings,
      KafkaProperties kafka,
      Optional<Sealing> sealing) {
    return new DecisionTopology.Parts(
        policies,
        beside,
        catalogue,
        clock,
        measures,
        settings.dedupeWindow(),
        values(kafka),
        sealing.orElse(null));
  }

  @Bean
  StreamsBuilderFactoryBean streams(
      KafkaProperties kafka,
      StreamSettings settings,
      Measures measures,
      Registry registry,
      DecisionTopology.Parts parts,
      MeterRegistry meters,
      Clock clock) {
    Map<String, Object> config = new HashMap<>(kafka.buildStreamsProperties());
    config.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbyReplicas());
    config.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UndecodableRecords.class);
    config.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, UnhandledRecords.class);
    config.put(DeadLetters.CONFIG, new DeadLetters(measures));
    config.put(SecondReading.CONFIG, secondReading(registry, kafka));
    config.putAll(settings.streams());
    StreamsBuilderFactoryBean streams =
        new StreamsBuilderFactoryBean(new KafkaStreamsConfiguration(config));
    streams.setAutoStartup(false);
    streams.setInfrastructureCustomizer(
        new KafkaStreamsInfrastructureCustomizer() {
          @Override
          public void configureBuilder(StreamsBuilder builder) {
            DecisionTopology.build(builder, parts);
          }
        });
    streams.setStreamsUncaughtExceptionHandler(new ThreadFailures(backOff(settings), clock));
    streams.addListener(new KafkaStreamsMicrometerListener(meters));
    return streams;
  }

  @Bean
  Beginning beginning(
      KafkaProperties kafka,
      StreamSettings settings,
      Registry registry,
      Policies policies,
      Optional<Sealing> sealing,
      StreamsBuilderFactoryBean streams) {
    return new Beginning(
        new Prerequisites(
            kafka.buildAdminProperties(),
            sealing.map(s -> List.of(KeyTopic.NAME)).orElse(List.of()),
            registry,
            policies::waitsFor),
        streams,
        backOff(settings));
  }

  @Bean
  HealthIndicator decidingHealthIndicator(Beginning beginning) {
    return new DecidingHealth(beginning);
  }

  @Bean
  CustomerStories customerStories(StreamsBuilderFactoryBean streams) {
    return new LocalStories(streams);
  }

  private static SecondReading secondReading(Registry registry, KafkaProperties kafka) {
    return new SecondReading(
        registry,
        Map.of(
            "customer-events", StreamConfiguration.<CustomerEvent>deserializer(kafka),
            "follow-ups", StreamConfiguration.<FollowUp>deserializer(kafka)));
  }

  private static BackOff backOff(StreamSettings settings) {
    return new BackOff(settings.retryFrom(), settings.retryUpTo(), RandomGenerator.getDefault());
  }

  /** Which serializer it is, configuration says. */
  private static DecisionTopology.Values values(KafkaProperties kafka) {
    return new DecisionTopology.Values() {
      @Override
      public <T> Serde<T> serde(Class<T> record) {
        return Serdes.serdeFrom(serializer(kafka), deserializer(kafka));
      }
    };
  }

  @SuppressWarnings("unchecked")
  static <T> Serializer<T> serializer(KafkaProperties kafka) {
    Serializer<T> serializer =
        (Serializer<T>) BeanUtils.instantiateClass(kafka.getProducer().getValueSerializer());
    serializer.configure(kafka.buildProducerProperties(), false);
    return serializer;
  }

  @SuppressWarnings("unchecked")
  private static <T> Deserializer<T> deserializer(KafkaProperties kafka) {
    Class<?> named = kafka.getConsumer().getValueDeserializer();
    Deserializer<T> deserializer = (Deserializer<T>) BeanUtils.instantiateClass(named);
    deserializer.configure(kafka.buildConsumerProperties(), false);
    return deserializer;
  }
}
