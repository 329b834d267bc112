package dev.pillowmint.decision.confluent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** The classes that application-confluent.yaml names exist; runs only with -Pconfluent. */
class ConfluentConfigurationTest {
  private static final Map<String, Object> MOCK = Map.of("schema.registry.url", "mock://decision");

  @Test
  void shouldNameASerializerThatExistsAndCanBeConfigured() throws Exception {
    Object serializer = named("spring.kafka.producer.value-serializer");

    assertThat(serializer).isInstanceOf(Serializer.class);
    ((Serializer<?>) serializer).configure(MOCK, false);
  }

  @Test
  void shouldNameADeserializerThatExistsAndCanBeConfigured() throws Exception {
    Object deserializer = named("spring.kafka.consumer.value-deserializer");

    assertThat(deserializer).isInstanceOf(Deserializer.class);
    ((Deserializer<?>) deserializer).configure(MOCK, false);
  }

  private static Object named(String property) throws ReflectiveOperationException {
    YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
    yaml.setResources(new ClassPathResource("application-confluent.yaml"));
    Properties settings = Objects.requireNonNull(yaml.getObject());
    return Class.forName(settings.getProperty(property)).getDeclaredConstructor().newInstance();
  }
}
