package dev.pillowmint.benchmarks.intake;

import com.sun.management.OperatingSystemMXBean;
import dev.pillowmint.schemas.CustomerEvent;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The yardstick, in a process of its own, so that its processor time is nobody else's: an
 * idempotent producer that sends the same values and waits for all of them.
 */
public final class BareProducer {
  private BareProducer() {}

  /**
   * Prints events per second and nanoseconds of processor time per event, once it is warm.
   *
   * @param args brokers, registry, events
   */
  public static void main(String... args) throws InterruptedException, ExecutionException {
    int events = Integer.parseInt(args[2]);
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    try (KafkaProducer<String, CustomerEvent> producer = producer(args[0], args[1])) {
      Clock clock = Clock.systemUTC();
      send(producer, "bare-warm", events, clock);
      long cpu = system.getProcessCpuTime();
      long start = System.nanoTime();
      send(producer, "bare", events, clock);
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          "%f %f%n", events / seconds, (double) (system.getProcessCpuTime() - cpu) / events);
    }
  }

  private static void send(
      KafkaProducer<String, CustomerEvent> producer, String run, int events, Clock clock)
      throws InterruptedException, ExecutionException {
    List<Future<RecordMetadata>> sent = new ArrayList<>(events);
    for (int n = 0; n < events; n++) {
      CustomerEvent event = Fees.avro(run, n, clock.instant());
      sent.add(
          producer.send(new ProducerRecord<>("customer-events", event.getCustomerId(), event)));
    }
    for (Future<RecordMetadata> one : sent) {
      one.get();
    }
  }

  /** As intake-service's own is set. */
  static KafkaProducer<String, CustomerEvent> producer(String brokers, String registry) {
    Map<String, Object> config = new HashMap<>();
    config.put("bootstrap.servers", brokers);
    config.put("acks", "all");
    config.put("enable.idempotence", true);
    config.put("linger.ms", 2);
    config.put("key.serializer", StringSerializer.class);
    config.put("value.serializer", AvroKafkaSerializer.class);
    config.put("apicurio.registry.url", registry);
    config.put("apicurio.registry.auto-register", false);
    config.put("apicurio.registry.dereference-schema", true);
    return new KafkaProducer<>(config);
  }
}
