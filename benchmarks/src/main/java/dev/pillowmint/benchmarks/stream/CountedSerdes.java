package dev.pillowmint.benchmarks.stream;

import dev.pillowmint.decision.stream.DecisionTopology;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.wire.RememberingDatumProvider;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The serdes of the running service; they also count the events that come in and take the time
 * until the last decision goes out.
 */
final class CountedSerdes implements DecisionTopology.Values {
  private static final int QUIET_SECONDS = 15;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final String registryUrl;
  private final int expected;
  private final CountDownLatch all = new CountDownLatch(1);
  private int events;
  private long firstCpuNanos;
  private long firstNanos;
  private volatile Last last = new Last(0, 0, 0);

  /**
   * @param expected how many events come
   */
  CountedSerdes(String registryUrl, int expected) {
    this.registryUrl = registryUrl;
    this.expected = expected;
  }

  @Override
  public <T> Serde<T> serde(Class<T> record) {
    Deserializer<T> deserializer = uncounted();
    if (record == Decision.class) {
      Serializer<T> serializer = serializer();
      return Serdes.serdeFrom(
          (topic, decision) -> {
            tell();
            return serializer.serialize(topic, decision);
          },
          deserializer);
    }
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

  /** One that counts nothing. */
  <T> Deserializer<T> uncounted() {
    Deserializer<T> deserializer = new AvroKafkaDeserializer<>();
    deserializer.configure(config(), false);
    return deserializer;
  }

  <T> Serializer<T> serializer() {
    Serializer<T> serializer = new AvroKafkaSerializer<>();
    serializer.configure(config(), false);
    return serializer;
  }

  /** Waits until all events came and nothing more is decided, and says how the one thread did. */
  Rate rate() throws InterruptedException {
    all.await();
    Last before;
    do {
      before = last;
      TimeUnit.SECONDS.sleep(QUIET_SECONDS);
    } while (!before.equals(last));
    return new Rate(
        expected * 1e9 / before.nanos(), expected * 1e9 / before.cpuNanos(), before.decisions());
  }

  /**
   * Events per second.
   *
   * @param byWall of time
   * @param byCore of the stream thread's processor time
   * @param decisions that went out, in all
   */
  record Rate(double byWall, double byCore, int decisions) {}

  /**
   * The decision that went out last.
   *
   * @param decisions so far
   * @param nanos since the first event came
   * @param cpuNanos of the stream thread since then
   */
  private record Last(int decisions, long nanos, long cpuNanos) {}

  /** Called by the one stream thread. */
  private void count() {
    events++;
    if (events == 1) {
      firstNanos = System.nanoTime();
      firstCpuNanos = cpu();
    } else if (events == expected) {
      all.countDown();
    }
  }

  /** Called by the one stream thread. */
  private void tell() {
    last = new Last(last.decisions() + 1, System.nanoTime() - firstNanos, cpu() - firstCpuNanos);
  }

  private static long cpu() {
    return THREADS.getCurrentThreadCpuTime();
  }

  private Map<String, Object> config() {
    return Map.of(
        "apicurio.registry.url", registryUrl,
        "apicurio.registry.avro-datum-provider", RememberingDatumProvider.class.getName(),
        "apicurio.registry.auto-register", false,
        "apicurio.registry.use-specific-avro-reader", true,
        "apicurio.registry.dereference-schema", true);
  }
}
