package dev.pillowmint.intake.confluent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** The classes that application-confluent.yaml names exist; runs only with -Pconfluent. */
class ConfluentConfigurationTest {

  @Test
  void shouldNameASerializerThatExistsAndCanBeConfigured() throws Exception {
    YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
    yaml.setResources(new ClassPathResource("application-confluent.yaml"));
    String name =
        String.valueOf(
            java.util.Objects.requireNonNull(yaml.getObject())
                .get("spring.kafka.producer.value-serializer"));

    Object serializer = Class.forName(name).getDeclaredConstructor().newInstance();

    assertThat(serializer).isInstanceOf(Serializer.class);
    ((Serializer<?>) serializer).configure(Map.of("schema.registry.url", "mock://intake"), false);
  }
}
