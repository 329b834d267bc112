package dev.pillowmint.benchmarks.stream;

import dev.pillowmint.benchmarks.decide.PillowmintEngine;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.decide.Beside;
import dev.pillowmint.decision.policy.Policies;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.stream.DecisionTopology;
import dev.pillowmint.decision.stream.Handling;
import dev.pillowmint.decision.stream.Measures;
import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.schemas.CustomerEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.streams.KafkaStreams;

/** What bad records cost the good ones among which they lie, in the real decision topology. */
public final class PoisonBenchmark {
  private static final int EVENTS_EACH = 30;

  private final Policy policy = PillowmintEngine.ofTwenty().policy();
  private final List<Event> good = new ArrayList<>();
  private final int bad;
  private int fewestLetters;

  /**
   * Good events.
   *
   * @param perSecond of time
   * @param perCore per second of the stream thread's processor time
   */
  public record Rate(double perSecond, double perCore) {}

  /**
   * Medians.
   *
   * @param good how many good events there were
   * @param fewestLetters how many of the bad ones were dead letters in the round in which fewest
   *     were
   */
  public record Outcome(Rate alone, Rate poisoned, int good, int fewestLetters) {}

  /**
   * @param customers how many there are, with thirty moments each
   * @param bad how many bad records lie among those
   */
  public PoisonBenchmark(int customers, int bad) {
    this.bad = bad;
    fewestLetters = bad;
    Year year = new Year(policy);
    List<List<Event>> each = new ArrayList<>();
    for (int i = 0; i < customers; i++) {
      each.add(year.moments("customer-" + i, EVENTS_EACH));
    }
    for (int i = 0; i < EVENTS_EACH; i++) {
      for (List<Event> of : each) {
        good.add(of.get(i));
      }
    }
  }

  /** Turns between the two, after one round that only warms up. */
  public Outcome run(int rounds) throws InterruptedException, ExecutionException {
    List<Rate> alone = new ArrayList<>();
    List<Rate> poisoned = new ArrayList<>();
    for (int i = 0; i <= rounds; i++) {
      Rate first = measure(0);
      Rate second = measure(bad);
      if (i > 0 || rounds == 0) {
        alone.add(first);
        poisoned.add(second);
      }
    }
    return new Outcome(median(alone), median(poisoned), good.size(), fewestLetters);
  }

  private Rate measure(int bad) throws InterruptedException, ExecutionException {
    String application = StreamRuns.freshName("poison");
    String registryUrl = TestStack.shared().registryUrl();
    CountedSerdes serdes = new CountedSerdes(registryUrl, good.size() + bad);
    Backlog backlog = new Backlog(application, good, bad, serdes.serializer());
    Measures measures = new Measures(new SimpleMeterRegistry(), Clock.systemUTC());
    DecisionTopology.Parts parts =
        new DecisionTopology.Parts(
            Policies.only(policy),
            Beside.NOTHING,
            EventTypes.shipped(),
            Clock.systemUTC(),
            measures,
            Duration.ofDays(7),
            serdes,
            null);
    KafkaStreams streams =
        StreamRuns.streams(
            application,
            builder -> DecisionTopology.build(builder, parts),
            Handling.ofBadRecords(measures, registryUrl, serdes.<CustomerEvent>uncounted()));
    try {
      streams.start();
      CountedSerdes.Rate rate = serdes.rate();
      if (bad > 0) {
        fewestLetters = Math.min(fewestLetters, backlog.deadLetters());
      }
      double share = (double) good.size() / (good.size() + bad);
      System.out.printf(
          "%d good and %d bad, %d decisions: %.0f good ones a second of time, %.0f of processor time%n",
          good.size(), bad, rate.decisions(), share * rate.byWall(), share * rate.byCore());
      return new Rate(share * rate.byWall(), share * rate.byCore());
    } finally {
      StreamRuns.close(streams);
    }
  }

  private static Rate median(List<Rate> rates) {
    return new Rate(
        rates.stream().map(Rate::perSecond).sorted().toList().get(rates.size() / 2),
        rates.stream().map(Rate::perCore).sorted().toList().get(rates.size() / 2));
  }
}
