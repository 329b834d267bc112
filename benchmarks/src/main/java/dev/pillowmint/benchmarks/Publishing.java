package dev.pillowmint.benchmarks;

import dev.pillowmint.benchmarks.intake.BatchBenchmark;
import dev.pillowmint.benchmarks.intake.LoadBenchmark;
import dev.pillowmint.benchmarks.intake.SingleBenchmark;
import dev.pillowmint.benchmarks.intake.StartBenchmark;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.function.ToDoubleFunction;

/** What taking events in costs on a real broker. */
final class Publishing {
  private static final double LEAST_SHARE = 0.35;
  private static final double MOST_TIMES = 3;
  private static final double MOST_MILLIS_ABOVE = 10;
  private static final double LATEST_READY_SECONDS = 4;
  private static final int LEAST_MEGABYTES_TOO_MANY = 400;
  private static final Duration LATEST_BACK = Duration.ofSeconds(5);
  private static final int MEGABYTE = 1024 * 1024;

  private Publishing() {}

  static List<Line> batches(int events, int rounds)
      throws IOException, InterruptedException, ExecutionException {
    BatchBenchmark.Rounds measured = new BatchBenchmark(events).run(rounds);
    double intake = median(measured.intake(), BatchBenchmark.Round::perSecond);
    double bare = median(measured.bare(), BatchBenchmark.Round::perSecond);
    double cpu = median(measured.intake(), BatchBenchmark.Round::nanos) / 1000;
    double bareCpu = median(measured.bare(), BatchBenchmark.Round::nanos) / 1000;
    return List.of(
        new Line(
            "events a second, batches of 100",
            "%.0f".formatted(intake),
            "bare producer %.0f".formatted(bare),
            ratio(intake / bare),
            "at least 0.35",
            intake / bare >= LEAST_SHARE),
        new Line(
            "processor time of each",
            String.format(Locale.ROOT, "%.1f µs", cpu),
            String.format(Locale.ROOT, "bare producer %.1f µs", bareCpu),
            ratio(cpu / bareCpu),
            "at most 3",
            cpu / bareCpu <= MOST_TIMES),
        new Line(
            "resident memory at its highest",
            "%d MB".formatted(measured.resident() / MEGABYTE),
            "",
            "",
            "reported",
            true));
  }

  static List<Line> single(int seconds) throws IOException, InterruptedException {
    SingleBenchmark.Latencies latencies = new SingleBenchmark(seconds, Clock.systemUTC()).run();
    double above = latencies.intakeP99() - latencies.bareP99();
    return List.of(
        new Line(
            "single events, 500 a second, p99",
            millis(latencies.intakeP99()),
            "bare send().get() " + millis(latencies.bareP99()),
            String.format(Locale.ROOT, "+%.1f", above),
            "at most 10 ms above",
            above <= MOST_MILLIS_ABOVE && latencies.failed() == 0),
        new Line(
            "the same, median",
            millis(latencies.intakeP50()),
            "",
            "",
            latencies.failed() + " not accepted",
            latencies.failed() == 0));
  }

  static List<Line> start(int rounds) throws IOException, InterruptedException {
    StartBenchmark.Starts starts = new StartBenchmark().run(rounds);
    double cached = starts.cached().toMillis() / 1000.0;
    double plain = starts.plain().toMillis() / 1000.0;
    return List.of(
        new Line(
            "ready after, with an AOT cache",
            String.format(Locale.ROOT, "%.1f s", cached),
            String.format(Locale.ROOT, "without %.1f s", plain),
            ratio(cached / plain),
            "at most 4 s",
            cached <= LATEST_READY_SECONDS));
  }

  static List<Line> load(LoadBenchmark.Size size) throws IOException, InterruptedException {
    LoadBenchmark.Outcome outcome = new LoadBenchmark(size).run();
    String attack = "%d idle, %d slow".formatted(size.idle(), size.slow());
    return List.of(
        new Line(
            "resident memory at its highest",
            "%d MB".formatted(outcome.resident() / MEGABYTE),
            attack,
            "",
            "under 400 MB",
            outcome.resident() / MEGABYTE < LEAST_MEGABYTES_TOO_MANY),
        new Line(
            "answered 202 and not in Kafka",
            "%d of %d".formatted(outcome.lost(), outcome.accepted()),
            "%d there again".formatted(outcome.again()),
            "",
            "none",
            outcome.lost() == 0 && outcome.accepted() > 0),
        new Line(
            "throughput back to 80 %% after a stop of %d s".formatted(size.stop().toSeconds()),
            outcome.recovered().map(back -> millis((double) back.toMillis())).orElse("not at all"),
            "events a second %d before, %d after"
                .formatted(outcome.attacked().perSecond(), outcome.afterwards()),
            "",
            "at most 5 s",
            outcome.recovered().filter(back -> back.compareTo(LATEST_BACK) <= 0).isPresent()),
        new Line(
            "p99 of batches of 100, " + attack,
            millis(outcome.attacked().p99Millis()),
            "quiet " + millis(outcome.quiet().p99Millis()),
            ratio(outcome.attacked().p99Millis() / outcome.quiet().p99Millis()),
            "reported",
            true),
        new Line(
            "events a second meanwhile",
            String.valueOf(outcome.attacked().perSecond()),
            "quiet %d".formatted(outcome.quiet().perSecond()),
            ratio((double) outcome.attacked().perSecond() / (double) outcome.quiet().perSecond()),
            "reported",
            true),
        new Line(
            "answers by status",
            outcome.statuses().toString(),
            "at least %d of the attack's held".formatted(outcome.leastHeld()),
            "",
            "reported",
            true));
  }

  private static double median(
      List<BatchBenchmark.Round> rounds, ToDoubleFunction<BatchBenchmark.Round> of) {
    return rounds.stream().mapToDouble(of).sorted().toArray()[rounds.size() / 2];
  }

  private static String millis(double millis) {
    return String.format(Locale.ROOT, "%.1f ms", millis);
  }

  private static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }
}
