package dev.pillowmint.benchmarks.stream;

import dev.pillowmint.decision.stream.DecisionTopology;
import dev.pillowmint.schemas.CustomerEvent;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/** The serdes of the running service; they also count the events that come in. */
final class CountedSerdes implements DecisionTopology.Values {
  private final String registryUrl;
  private final int expected;
  private final CountDownLatch all = new CountDownLatch(1);
  private int events;
  private long firstCpuNanos;
  private long firstNanos;
  private long cpuNanos;
  private long nanos;

  /**
   * @param expected how many events come
   */
  CountedSerdes(String registryUrl, int expected) {
    this.registryUrl = registryUrl;
    this.expected = expected;
  }

  @Override
  public <T> Serde<T> serde(Class<T> record) {
    Deserializer<T> deserializer = new AvroKafkaDeserializer<>();
    deserializer.configure(config(), false);
    if (record != CustomerEvent.class) {
      return Serdes.serdeFrom(serializer(), deserializer);
    }
    return Serdes.serdeFrom(
        serializer(),
        (topic, bytes) -> {
          count();
          return deserializer.deserialize(topic, bytes);
        });
  }

  <T> Serializer<T> serializer() {
    Serializer<T> serializer = new AvroKafkaSerializer<>();
    serializer.configure(config(), false);
    return serializer;
  }

  /** Waits until all events came, and says how the one thread did. */
  Rate rate() throws InterruptedException {
    all.await();
    return new Rate(expected * 1e9 / nanos, expected * 1e9 / cpuNanos);
  }

  /**
   * Events per second.
   *
   * @param byWall of time
   * @param byCore of the stream thread's processor time
   */
  record Rate(double byWall, double byCore) {}

  /** Called by the one stream thread. */
  private void count() {
    events++;
    if (events == 1) {
      firstNanos = System.nanoTime();
      firstCpuNanos = cpu();
    } else if (events == expected) {
      nanos = System.nanoTime() - firstNanos;
      cpuNanos = cpu() - firstCpuNanos;
      all.countDown();
    }
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private Map<String, Object> config() {
    return Map.of(
        "apicurio.registry.url", registryUrl,
        "apicurio.registry.auto-register", false,
        "apicurio.registry.use-specific-avro-reader", true,
        "apicurio.registry.dereference-schema", true);
  }
}
