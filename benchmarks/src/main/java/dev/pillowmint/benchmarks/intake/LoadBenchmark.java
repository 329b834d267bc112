package dev.pillowmint.benchmarks.intake;

import dev.pillowmint.localstack.TestStack;
import java.io.IOException;
import java.time.Duration;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Good clients at full speed: first alone, then beside connections that do no good, then also
 * without a broker for a while, and after it is back.
 */
public final class LoadBenchmark {
  private static final double BACK = 0.8;

  private final Size size;

  /**
   * How much.
   *
   * @param idle connections that stay open and ask nothing
   * @param slow connections that send a byte a second
   * @param phase how long each of warming up, quiet, attack and afterwards takes
   * @param stop how long the broker is away
   */
  public record Size(int idle, int slow, Duration phase, Duration stop) {}

  public LoadBenchmark(Size size) {
    this.size = size;
  }

  /**
   * What good clients had.
   *
   * @param perSecond events accepted in the median second
   * @param p99Millis of a batch's answer
   */
  public record Service(long perSecond, double p99Millis) {}

  /**
   * What was measured.
   *
   * @param resident memory of the service at its highest, in bytes
   * @param accepted events that were answered so
   * @param lost those of them that are not in the topic
   * @param again records of events that were in the topic before: sent again after a refusal
   * @param statuses how many answers there were of each; 0: a connection that broke
   * @param quiet before the attack
   * @param attacked with the attack and a broker
   * @param recovered from the broker's return until the first second began with at least 80 % of
   *     what was accepted before it went; empty: there was none
   * @param afterwards events accepted in the median second after the return
   * @param leastHeld how many of the attack's connections were open when they were fewest
   */
  public record Outcome(
      long resident,
      int accepted,
      int lost,
      int again,
      Map<Integer, Integer> statuses,
      Service quiet,
      Service attacked,
      Optional<Duration> recovered,
      long afterwards,
      int leastHeld) {}

  /** Ends with the broker running, whatever happens. */
  public Outcome run() throws IOException, InterruptedException {
    TestStack stack = TestStack.shared();
    // In 512 MB, which the compose file gives it, this is the collector that a JVM chooses itself.
    try (IntakeProcess service = new IntakeImage().start("-XX:+UseSerialGC")) {
      return run(stack, service);
    } finally {
      stack.startBroker();
    }
  }

  private Outcome run(TestStack stack, IntakeProcess service)
      throws IOException, InterruptedException {
    String run = "load-" + System.nanoTime();
    AnswerLog log = new AnswerLog();
    TopicReading topic = new TopicReading();
    BitSet accepted;
    long[] at = new long[6];
    int leastHeld;
    try (GoodClients clients = new GoodClients(service, run, log)) {
      pass(size.phase());
      at[0] = pass(Duration.ZERO);
      at[1] = pass(size.phase());
      try (Attack attack = new Attack(service.port(), size.idle(), size.slow())) {
        awaitOpen(attack);
        at[2] = pass(Duration.ZERO);
        leastHeld = hold(attack);
        at[3] = pass(Duration.ZERO);
        stack.stopBroker();
        pass(size.stop());
        stack.startBroker();
        at[4] = pass(Duration.ZERO);
        leastHeld = Math.min(leastHeld, hold(attack));
        at[5] = pass(Duration.ZERO);
      }
      accepted = clients.accepted();
    }
    System.out.printf(
        "events accepted in each second after the return: %s%n", log.perSecond(at[4], at[5]));
    TopicReading.Found found = topic.of(run);
    BitSet lost = (BitSet) accepted.clone();
    lost.andNot(found.numbers());
    Service attacked = new Service(log.medianPerSecond(at[2], at[3]), log.p99Millis(at[2], at[3]));
    return new Outcome(
        service.mostResidentBytes(),
        accepted.cardinality(),
        lost.cardinality(),
        found.again(),
        log.statuses(),
        new Service(log.medianPerSecond(at[0], at[1]), log.p99Millis(at[0], at[1])),
        attacked,
        log.untilBackTo(BACK * attacked.perSecond(), at[4], at[5]),
        log.medianPerSecond(at[4], at[5]),
        leastHeld);
  }

  private static long pass(Duration time) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(time.toNanos());
    return System.nanoTime();
  }

  private void awaitOpen(Attack attack) throws InterruptedException {
    long start = System.nanoTime();
    while (attack.open() < size.idle() + size.slow()) {
      if (System.nanoTime() - start > TimeUnit.MINUTES.toNanos(1)) {
        throw new IllegalStateException(
            "Only %d connections of the attack could be opened".formatted(attack.open()));
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  /** For a phase; says how many were open when they were fewest. */
  private int hold(Attack attack) throws InterruptedException {
    long start = System.nanoTime();
    int least = Integer.MAX_VALUE;
    while (System.nanoTime() - start < size.phase().toNanos()) {
      least = Math.min(least, attack.open());
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return least;
  }
}
