package dev.pillowmint.benchmarks;

import dev.pillowmint.benchmarks.decide.DecideBenchmark;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** What one decision costs, beside Drools and DMN with the same rules. */
final class Decisions {
  private static final double MICRO = 1000;
  private static final double MOST_NANOS = 5000;
  private static final double MOST_BYTES = 2048;
  private static final double TIMES_FASTER = 5;
  private static final double TIMES_SLOWER = 3;

  /**
   * What a benchmark measured.
   *
   * @param nanos median
   * @param bytes allocated, per call
   */
  private record Cost(double nanos, double bytes) {}

  private final Map<String, Cost> costs = new HashMap<>();

  static List<Line> measure(int iterations) {
    Decisions decisions = new Decisions();
    Options options =
        new OptionsBuilder()
            .include(DecideBenchmark.class.getName())
            .forks(1)
            .warmupIterations(iterations)
            .warmupTime(TimeValue.seconds(2))
            .measurementIterations(iterations)
            .measurementTime(TimeValue.seconds(2))
            .jvmArgsAppend("-Xmx1g")
            .addProfiler(GCProfiler.class)
            .build();
    try {
      decisions.read(new Runner(options).run());
    } catch (RunnerException e) {
      throw new IllegalStateException(e);
    }
    return decisions.lines();
  }

  private void read(Collection<RunResult> results) {
    for (RunResult result : results) {
      String name = result.getParams().getBenchmark();
      costs.put(
          name.substring(name.lastIndexOf('.') + 1),
          new Cost(
              result.getPrimaryResult().getStatistics().getPercentile(50),
              Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                  .getScore()));
    }
  }

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    Cost ours = cost("twenty");
    lines.add(
        new Line(
            "decide, 20 rules, median",
            micros(ours),
            "",
            "",
            "at most 5 µs",
            ours.nanos <= MOST_NANOS));
    lines.add(
        new Line(
            "decide, 20 rules, allocated",
            bytes(ours),
            "",
            "",
            "at most 2 KB",
            ours.bytes <= MOST_BYTES));
    Cost inWords = cost("twentyInWords");
    lines.add(
        new Line(
            "decide, 20 rules, all words read",
            bytes(inWords),
            "in " + micros(inWords),
            "",
            "at most 2 KB",
            inWords.bytes <= MOST_BYTES));
    for (String name : List.of("twenty", "twentyRecognised")) {
      lines.add(against(name, "Drools, stateless", cost("droolsStateless")));
      lines.add(against(name, "Drools, one session", cost("droolsReused")));
      lines.add(against(name, "DMN (Apache KIE)", cost("dmn")));
    }
    lines.add(many("decide, 500 rules, all types", cost("fiveHundred")));
    lines.add(many("decide, 500 rules, one type", cost("fiveHundredOnFees")));
    return lines;
  }

  private Line against(String measured, String name, Cost yardstick) {
    double ratio = yardstick.nanos / cost(measured).nanos;
    return new Line(
        measured.equals("twenty") ? "decide, 20 rules, median" : "only choosing the rule, median",
        micros(cost(measured)),
        name + " " + micros(yardstick) + ", " + bytes(yardstick),
        times(ratio),
        "at least 5 times faster",
        ratio >= TIMES_FASTER);
  }

  private Line many(String figure, Cost cost) {
    double ratio = cost.nanos / cost("twenty").nanos;
    return new Line(
        figure,
        micros(cost),
        "20 rules " + micros(cost("twenty")),
        times(ratio),
        "at most 3 times",
        ratio <= TIMES_SLOWER);
  }

  private Cost cost(String name) {
    Cost cost = costs.get(name);
    if (cost == null) {
      throw new IllegalStateException("The benchmark %s did not run".formatted(name));
    }
    return cost;
  }

  private static String micros(Cost cost) {
    return String.format(Locale.ROOT, "%.2f µs", cost.nanos / MICRO);
  }

  private static String bytes(Cost cost) {
    return String.format(Locale.ROOT, "%.0f B", cost.bytes);
  }

  private static String times(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }
}
