package dev.pillowmint.benchmarks;

import dev.pillowmint.benchmarks.stream.StateBenchmark;
import dev.pillowmint.benchmarks.stream.TopologyBenchmark;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/** What the stream costs on a real broker. */
final class Streams {
  private static final double LEAST_SHARE = 0.6;
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
