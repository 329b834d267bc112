package dev.pillowmint.decision.stream;

import dev.pillowmint.schemas.CustomerEvent;
import java.net.URI;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.StreamsConfig;

/** What the service does about records that it cannot read or handle. */
public final class Handling {
  private Handling() {}

  /**
   * Its configuration of Kafka Streams.
   *
   * @param events for the second reading
   */
  public static Map<String, Object> ofBadRecords(
      Measures measures, String registryUrl, Deserializer<CustomerEvent> events) {
    return Map.of(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        UndecodableRecords.class,
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
        UnhandledRecords.class,
        DeadLetters.CONFIG,
        new DeadLetters(measures),
        SecondReading.CONFIG,
        new SecondReading(
            new Registry(URI.create(registryUrl)), Map.of("customer-events", events)));
  }
}
