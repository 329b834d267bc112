package dev.pillowmint.benchmarks;

import dev.pillowmint.benchmarks.stream.PoisonBenchmark;
import dev.pillowmint.benchmarks.stream.StateBenchmark;
import dev.pillowmint.benchmarks.stream.TopologyBenchmark;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/** What the stream costs on a real broker. */
final class Streams {
  private static final double LEAST_SHARE = 0.6;
  private static final double LEAST_POISONED_SHARE = 0.8;
  private static final int MOST_BYTES = 1024;

  private Streams() {}

  static List<Line> topology(int customers, int rounds) throws InterruptedException {
    TopologyBenchmark.Rates rates = new TopologyBenchmark(customers).run(rounds);
    double share = rates.deciding() / rates.bare();
    return List.of(
        new Line(
            "events a second, one core",
            "%.0f".formatted(rates.deciding()),
            "bare topology %.0f".formatted(rates.bare()),
            String.format(Locale.ROOT, "%.2f", share),
            "at least 0.60",
            share >= LEAST_SHARE),
        new Line(
            "what learning keeps, per event",
            String.format(Locale.ROOT, "%.1f µs", rates.learningMicros()),
            "bare without %.0f".formatted(rates.withoutLearning()),
            "",
            "reported",
            true));
  }

  static List<Line> poison(int customers, int bad, int rounds)
      throws InterruptedException, ExecutionException {
    PoisonBenchmark.Outcome outcome = new PoisonBenchmark(customers, bad).run(rounds);
    double share = outcome.poisoned().perSecond() / outcome.alone().perSecond();
    double cores = outcome.poisoned().perCore() / outcome.alone().perCore();
    return List.of(
        new Line(
            "good events a second, %d bad ones".formatted(bad),
            "%.0f".formatted(outcome.poisoned().perSecond()),
            "%d good ones alone %.0f".formatted(outcome.good(), outcome.alone().perSecond()),
            String.format(Locale.ROOT, "%.2f", share),
            "at least 0.80",
            share >= LEAST_POISONED_SHARE),
        new Line(
            "the same of processor time",
            "%.0f".formatted(outcome.poisoned().perCore()),
            "alone %.0f".formatted(outcome.alone().perCore()),
            String.format(Locale.ROOT, "%.2f", cores),
            "reported",
            true),
        new Line(
            "bad ones among the dead letters",
            "%d of %d".formatted(outcome.fewestLetters(), bad),
            "",
            "",
            "all",
            outcome.fewestLetters() == bad));
  }

  static List<Line> state() {
    int bytes = new StateBenchmark().medianBytes();
    return List.of(
        new Line(
            "state after a year, median",
            bytes + " B",
            "",
            "",
            "at most 1 KB",
            bytes <= MOST_BYTES));
  }

  static List<Line> restore(int customers) throws InterruptedException, ExecutionException {
    StateBenchmark.Restored restored = new StateBenchmark().restore(customers);
    return List.of(
        new Line(
            "customers restored a second",
            "%.0f".formatted(restored.customers() / restored.seconds()),
            "%d in %.1f s".formatted(restored.customers(), restored.seconds()),
            "",
            "reported",
            restored.customers() == customers));
  }
}
