package dev.pillowmint.benchmarks.stream;

import dev.pillowmint.benchmarks.decide.PillowmintEngine;
import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.decide.Beside;
import dev.pillowmint.decision.policy.Policies;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.stream.BareMoments;
import dev.pillowmint.decision.stream.BareTopology;
import dev.pillowmint.decision.stream.DecisionTopology;
import dev.pillowmint.decision.stream.Measures;
import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.schemas.Attribute;
import dev.pillowmint.schemas.CustomerEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;

/** The decision topology beside one that reads, writes and sends as much and decides nothing. */
public final class TopologyBenchmark {
  private static final int EVENTS_EACH = 30;
  private static final int SAMPLES = 30;

  private final Policy policy = PillowmintEngine.ofTwenty().policy();
  private final int events;
  private final CustomerState usual;
  private final List<Event> sample;

  /**
   * Rates of both.
   *
   * @param deciding events per second of the stream thread's processor time
   * @param bare the same, where nothing is decided
   * @param withoutLearning the same, where nothing is decided or learned
   */
  public record Rates(double deciding, double bare, double withoutLearning) {

    /** Processor time per event that goes into what learning keeps and sends. */
    public double learningMicros() {
      return 1e6 / bare - 1e6 / withoutLearning;
    }
  }

  /**
   * Publishes the events.
   *
   * @param customers how many there are, with thirty moments each
   */
  public TopologyBenchmark(int customers) {
    Year year = new Year(policy);
    List<Event> all = new ArrayList<>();
    List<List<Event>> each = new ArrayList<>();
    for (int i = 0; i < customers; i++) {
      each.add(year.moments("customer-" + i, EVENTS_EACH));
    }
    for (int i = 0; i < EVENTS_EACH; i++) {
      for (List<Event> of : each) {
        all.add(of.get(i));
      }
    }
    events = all.size();
    publish(all);
    usual = year.stillPromised(each.getFirst().subList(0, EVENTS_EACH / 2));
    sample = each.stream().limit(SAMPLES).flatMap(List::stream).toList();
  }

  /** Runs all in turn and takes the medians, after one round that only warms up. */
  public Rates run(int rounds) throws InterruptedException {
    List<Double> deciding = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    List<Double> withoutLearning = new ArrayList<>();
    for (int i = 0; i <= rounds; i++) {
      double first = run(DecisionTopology::build);
      double second = run((builder, parts) -> bare(builder, parts, true));
      double third = run((builder, parts) -> bare(builder, parts, false));
      if (i > 0 || rounds == 0) {
        deciding.add(first);
        bare.add(second);
        withoutLearning.add(third);
      }
    }
    return new Rates(median(deciding), median(bare), median(withoutLearning));
  }

  private void bare(StreamsBuilder builder, DecisionTopology.Parts parts, boolean learning) {
    BareTopology.build(builder, parts, new BareMoments(parts, usual, sample), learning);
  }

  private double run(BiConsumer<StreamsBuilder, DecisionTopology.Parts> topology)
      throws InterruptedException {
    CountedSerdes serdes = new CountedSerdes(TestStack.shared().registryUrl(), events);
    DecisionTopology.Parts parts =
        new DecisionTopology.Parts(
            Policies.only(policy),
            Beside.NOTHING,
            EventTypes.shipped(),
            Clock.systemUTC(),
            new Measures(new SimpleMeterRegistry(), Clock.systemUTC()),
            Duration.ofDays(7),
            serdes,
            null);
    KafkaStreams streams =
        StreamRuns.streams(
            StreamRuns.freshName("topology"), builder -> topology.accept(builder, parts));
    try {
      streams.start();
      CountedSerdes.Rate rate = serdes.rate();
      System.out.printf(
          "%d events, %d decisions: %.0f a second of processor time, %.0f of time%n",
          events, rate.decisions(), rate.byCore(), rate.byWall());
      return rate.byCore();
    } finally {
      StreamRuns.close(streams);
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Closing waits for what is sent.
  private static void publish(List<Event> events) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", TestStack.shared().bootstrapServers(), "acks", "all");
    CountedSerdes serdes = new CountedSerdes(TestStack.shared().registryUrl(), events.size());
    try (KafkaProducer<String, CustomerEvent> producer =
        new KafkaProducer<>(config, new StringSerializer(), serdes.serializer())) {
      for (Event event : events) {
        producer.send(new ProducerRecord<>("customer-events", event.customerId(), avro(event)));
      }
    }
  }

  static CustomerEvent avro(Event event) {
    Map<String, Attribute> attributes = new HashMap<>();
    event.attributes().forEach((name, value) -> attributes.put(name, Attributes.toAvro(value)));
    return CustomerEvent.newBuilder()
        .setId(event.id())
        .setSource(event.source())
        .setType(event.type())
        .setCustomerId(event.customerId())
        .setTime(event.time())
        .setAttributes(attributes)
        .build();
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
