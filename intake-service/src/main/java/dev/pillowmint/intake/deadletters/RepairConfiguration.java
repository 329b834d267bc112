package dev.pillowmint.intake.deadletters;

import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.intake.admission.AdmitEvent;
import dev.pillowmint.intake.admission.CustomerEvents;
import dev.pillowmint.intake.repair.DeadLetters;
import dev.pillowmint.intake.repair.Json;
import dev.pillowmint.intake.repair.MendMany;
import dev.pillowmint.intake.repair.PersonalData;
import dev.pillowmint.intake.repair.RepairLetters;
import dev.pillowmint.intake.repair.Repairs;
import dev.pillowmint.intake.repair.Veil;
import dev.pillowmint.sealing.Sealing;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class RepairConfiguration {

  @Bean
  Sender deadLetterSender(KafkaProperties kafka, RepairSettings settings) {
    return new Sender(kafka, settings.timeout());
  }

  @Bean
  DeadLetters deadLetters(KafkaProperties kafka, RepairSettings settings, Sender sender) {
    return new KafkaDeadLetters(
        new Reader(kafka, settings.timeout()), new LetterReading(deserializer(kafka)), sender);
  }

  @Bean
  Repairs repairs(KafkaProperties kafka, RepairSettings settings, Sender sender) {
    return new KafkaRepairs(
        new Reader(kafka, settings.timeout()), sender, serializer(kafka), deserializer(kafka));
  }

  @Bean
  RepairLetters repairLetters(
      DeadLetters letters,
      Repairs repairs,
      AdmitEvent admitEvent,
      CustomerEvents customerEvents,
      Optional<Sealing> sealing,
      EventTypes types,
      Clock clock,
      RepairSettings settings) {
    return new RepairLetters(
        letters,
        repairs,
        admitEvent,
        customerEvents,
        json(),
        sealing.<Veil>map(s -> new SealedValues(s, types)).orElse(Veil.NONE),
        clock,
        settings.repeatsKnown());
  }

  @Bean
  MendMany mendMany(RepairLetters repairLetters) {
    return new MendMany(repairLetters);
  }

  @Bean
  PersonalData personalData(EventTypes types) {
    return new PersonalData(types);
  }

  private static Json json() {
    JsonMapper mapper = new JsonMapper();
    return new Json() {
      @Override
      public Map<String, @Nullable Object> read(String text) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        mapper.readValue(text, new TypeReference<Map<String, Object>>() {}).forEach(object::put);
        return object;
      }

      @Override
      public String write(Map<String, @Nullable Object> object) {
        return mapper.writeValueAsString(object);
      }
    };
  }

  @SuppressWarnings("unchecked")
  private static Serializer<Object> serializer(KafkaProperties kafka) {
    Class<?> named = kafka.getProducer().getValueSerializer();
    Serializer<Object> serializer = (Serializer<Object>) BeanUtils.instantiateClass(named);
    Map<String, Object> config = kafka.buildProducerProperties();
    config.remove(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);
    serializer.configure(config, false);
    return serializer;
  }

  @SuppressWarnings("unchecked")
  private static Deserializer<Object> deserializer(KafkaProperties kafka) {
    Class<?> named = kafka.getConsumer().getValueDeserializer();
    Deserializer<Object> deserializer = (Deserializer<Object>) BeanUtils.instantiateClass(named);
    deserializer.configure(kafka.buildConsumerProperties(), false);
    return deserializer;
  }
}
