package dev.pillowmint.followup.confluent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

class ConfluentConfigurationTest {

  @Test
  void shouldNameClassesThatAreThere() throws Exception {
    assertThat(named("spring.kafka.producer.value-serializer")).isAssignableTo(Serializer.class);
    assertThat(named("spring.kafka.consumer.value-deserializer"))
        .isAssignableTo(Deserializer.class);
  }

  private static Class<?> named(String property) throws IOException, ClassNotFoundException {
    List<PropertySource<?>> sources =
        new YamlPropertySourceLoader()
            .load("confluent", new ClassPathResource("application-confluent.yaml"));
    return Class.forName(String.valueOf(sources.getFirst().getProperty(property)));
  }
}
