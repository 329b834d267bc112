package dev.pillowmint.benchmarks.stream;

import dev.pillowmint.benchmarks.decide.PillowmintEngine;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.decide.Beside;
import dev.pillowmint.decision.policy.Policies;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.stream.DecisionTopology;
import dev.pillowmint.decision.stream.Measures;
import dev.pillowmint.decision.stream.StoredStates;
import dev.pillowmint.localstack.TestStack;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;

/** How large customers' states are, and how fast they are restored from the changelog. */
public final class StateBenchmark {
  private static final int PARTITIONS = 6;
  private static final int SAMPLES = 300;
  private static final int EVENTS_A_YEAR = 50;

  private final Policy policy = PillowmintEngine.ofTwenty().policy();

  /**
   * What a restoration took.
   *
   * @param customers how many
   * @param seconds from the start of the stream until the last of them was there
   */
  public record Restored(long customers, double seconds) {}

  /** The median of the states' bytes after a year of fifty events. */
  public int medianBytes() {
    return states().stream().map(s -> s.length).sorted().toList().get(SAMPLES / 2);
  }

  /** Writes a changelog of that many customers and restores it to an empty disk. */
  public Restored restore(int customers) throws InterruptedException, ExecutionException {
    String application = StreamRuns.freshName("restore");
    write(application, customers);
    DecisionTopology.Parts parts =
        new DecisionTopology.Parts(
            Policies.only(policy),
            Beside.NOTHING,
            EventTypes.shipped(),
            Clock.systemUTC(),
            new Measures(new SimpleMeterRegistry(), Clock.systemUTC()),
            Duration.ofDays(7),
            new CountedSerdes(TestStack.shared().registryUrl(), 0),
            null);
    KafkaStreams streams =
        StreamRuns.streams(application, builder -> DecisionTopology.build(builder, parts));
    Restoration restoration = new Restoration(StoredStates.STORE, PARTITIONS);
    streams.setGlobalStateRestoreListener(restoration);
    try {
      streams.start();
      return restoration.await();
    } finally {
      StreamRuns.close(streams);
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Closing waits for what is sent.
  private void write(String application, int customers)
      throws InterruptedException, ExecutionException {
    String topic = application + "-" + StoredStates.STORE + "-changelog";
    Map<String, Object> config =
        Map.of("bootstrap.servers", TestStack.shared().bootstrapServers(), "linger.ms", 50);
    try (Admin admin = Admin.create(config)) {
      NewTopic changelog = new NewTopic(topic, PARTITIONS, (short) 1);
      admin
          .createTopics(List.of(changelog.configs(Map.of("cleanup.policy", "compact"))))
          .all()
          .get();
    }
    List<byte[]> states = states();
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < customers; i++) {
        producer.send(new ProducerRecord<>(topic, "customer-" + i, states.get(i % states.size())));
      }
    }
  }

  private List<byte[]> states() {
    Year year = new Year(policy);
    List<byte[]> states = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      states.add(StoredStates.bytes(year.after(year.events("customer-" + i, EVENTS_A_YEAR))));
    }
    return states;
  }
}
