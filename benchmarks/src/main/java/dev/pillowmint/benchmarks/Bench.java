package dev.pillowmint.benchmarks;

import dev.pillowmint.benchmarks.intake.LoadBenchmark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the benchmarks that are named, or all of them, and prints the table. {@code
 * -Dpillowmint.bench.customers=1000000} restores a million customers.
 */
public final class Bench {
  private static final List<String> NAMES =
      List.of(
          "decide",
          "topology",
          "state",
          "restore",
          "planning",
          "due",
          "page",
          "batches",
          "single",
          "start",
          "load",
          "poison",
          "sealing");
  private static final int ITERATIONS = 5;
  private static final int STREAM_CUSTOMERS = 1_500;
  private static final int ROUNDS = 3;
  private static final int GESTURES = 20_000;
  private static final int DUE_SECONDS = 180;
  private static final int EVENTS = 200_000;
  private static final int SINGLE_SECONDS = 30;
  private static final int BAD = 10_000;
  private static final int PHASE_SECONDS = 20;
  private static final int STOP_SECONDS = 30;
  private static final int USAGE = 2;

  private Bench() {}

  /** Ends with 0: every target is met; 1: one is not; 2: it was called wrongly. */
  public static void main(String... args) throws Exception {
    List<String> names = args.length == 0 ? NAMES : List.of(args);
    for (String name : names) {
      if (!NAMES.contains(name)) {
        System.err.printf(
            "pillowmint: there is no benchmark \"%s\"; there are: %s%n",
            name, String.join(", ", NAMES));
        System.exit(USAGE);
      }
    }
    List<Line> lines = new ArrayList<>();
    for (String name : names) {
      lines.addAll(measure(name));
    }
    System.out.printf("%n%s%n", Line.head());
    lines.forEach(line -> System.out.println(line.text()));
    System.exit(lines.stream().allMatch(Line::met) ? 0 : 1);
  }

  private static List<Line> measure(String name) throws Exception {
    return switch (name) {
      case "decide" -> Decisions.measure(ITERATIONS);
      case "topology" ->
          Streams.topology(
              Integer.getInteger("pillowmint.bench.topology-customers", STREAM_CUSTOMERS),
              Integer.getInteger("pillowmint.bench.topology-rounds", ROUNDS));
      case "state" -> Streams.state();
      case "restore" -> Streams.restore(Integer.getInteger("pillowmint.bench.customers", 100_000));
      case "planning" -> FollowUps.planning(GESTURES);
      case "due" ->
          FollowUps.due(
              Integer.getInteger("pillowmint.bench.pending", 1_000_000),
              Integer.getInteger("pillowmint.bench.seconds", DUE_SECONDS));
      case "batches" ->
          Publishing.batches(Integer.getInteger("pillowmint.bench.events", EVENTS), ROUNDS);
      case "single" ->
          Publishing.single(Integer.getInteger("pillowmint.bench.single-seconds", SINGLE_SECONDS));
      case "start" -> Publishing.start(ROUNDS);
      case "sealing" ->
          Sealed.measure(Integer.getInteger("pillowmint.bench.events", EVENTS), ITERATIONS);
      case "poison" ->
          Streams.poison(
              Integer.getInteger("pillowmint.bench.topology-customers", STREAM_CUSTOMERS),
              Integer.getInteger("pillowmint.bench.bad", BAD),
              Integer.getInteger("pillowmint.bench.topology-rounds", ROUNDS));
      case "load" ->
          Publishing.load(
              new LoadBenchmark.Size(
                  1_000,
                  200,
                  Duration.ofSeconds(
                      Integer.getInteger("pillowmint.bench.phase-seconds", PHASE_SECONDS)),
                  Duration.ofSeconds(
                      Integer.getInteger("pillowmint.bench.stop-seconds", STOP_SECONDS))));
      default -> FollowUps.page(Integer.getInteger("pillowmint.bench.open", 1_000_000));
    };
  }
}
