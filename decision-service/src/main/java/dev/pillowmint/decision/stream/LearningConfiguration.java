package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.learn.Learned;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.sealing.Sealing;
import dev.pillowmint.sealing.Unsealing;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

@Configuration(proxyBeanMethods = false)
class LearningConfiguration {
  private static final int TIMEOUT_MILLIS = 9_000;

  @Bean
  Learned learned(StreamsBuilderFactoryBean streams, KafkaProperties kafka, Clock clock) {
    Object server = kafka.buildStreamsProperties().get(StreamsConfig.APPLICATION_SERVER_CONFIG);
    HostInfo here = LocalStores.address(String.valueOf(server)).orElse(HostInfo.unavailable());
    return new LocalLearned(new LocalStores(streams, here), clock);
  }

  @Bean
  PublishedOffers staffOffers(KafkaProperties kafka, Clock clock, Optional<Sealing> sealing) {
    Map<String, Object> config = new HashMap<>(kafka.buildProducerProperties());
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MILLIS);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS / 2);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    return new PublishedOffers(
        new KafkaProducer<>(
            config, new StringSerializer(), StreamConfiguration.<CustomerEvent>serializer(kafka)),
        clock,
        sealing
            .<UnaryOperator<CustomerEvent>>map(
                s -> event -> s.sealer().seal(event, Unsealing.NO_COPY))
            .orElse(event -> event));
  }
}
