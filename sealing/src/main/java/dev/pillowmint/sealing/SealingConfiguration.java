package dev.pillowmint.sealing;

import dev.pillowmint.catalogue.EventTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** For services to import. There is no sealing unless a master key is configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SealingSettings.class)
public class SealingConfiguration {

  @Bean
  @Nullable Sealing sealing(SealingSettings settings, KafkaProperties kafka, EventTypes types) {
    return Sealing.of(settings, kafka, types).orElse(null);
  }
}
