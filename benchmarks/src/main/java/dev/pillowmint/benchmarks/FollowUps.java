package dev.pillowmint.benchmarks;

import dev.pillowmint.benchmarks.followup.DueBenchmark;
import dev.pillowmint.benchmarks.followup.PageBenchmark;
import dev.pillowmint.benchmarks.followup.PlanningBenchmark;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/** What following through costs on a real database. */
final class FollowUps {
  private static final double LEAST_SHARE = 0.5;
  private static final double LATEST_SECONDS = 2;
  private static final double MOST_GROWTH = 1.25;
  private static final double LONGEST_MILLIS = 50;
  private static final int PAGE_SECONDS = 30;

  private FollowUps() {}

  static List<Line> planning(int gestures)
      throws SQLException, InterruptedException, ExecutionException {
    PlanningBenchmark.Rates rates = new PlanningBenchmark(gestures, Clock.systemUTC()).run();
    double share = rates.planning() / rates.bare();
    return List.of(
        new Line(
            "rows planned a second",
            "%.0f".formatted(rates.planning()),
            "bare batched inserts %.0f".formatted(rates.bare()),
            String.format(Locale.ROOT, "%.2f", share),
            "at least 0.50",
            share >= LEAST_SHARE));
  }

  static List<Line> due(int pending, int seconds)
      throws SQLException, IOException, InterruptedException {
    DueBenchmark.Result result = new DueBenchmark(pending, seconds).run();
    DueBenchmark.Lateness alone = result.alone();
    DueBenchmark.Lateness many = result.amongMany();
    double growth = (double) many.residentAfter() / many.residentBefore();
    long micros = many.processorTime().toNanos() / 1000;
    long microsAlone = alone.processorTime().toNanos() / 1000;
    return List.of(
        lateness("p99", many.p99Seconds(), alone.p99Seconds(), "at most 2 s"),
        lateness("median", many.p50Seconds(), alone.p50Seconds(), "at most 2 s"),
        new Line(
            "processor time of each",
            micros + " µs",
            "none pending %d µs".formatted(microsAlone),
            String.format(Locale.ROOT, "%.2f", (double) micros / microsAlone),
            "reported",
            true),
        new Line(
            "resident memory meanwhile",
            megabytes(many.residentAfter()),
            "before " + megabytes(many.residentBefore()),
            String.format(Locale.ROOT, "%.2f", growth),
            "flat: at most 1.25",
            growth <= MOST_GROWTH));
  }

  private static Line lateness(String figure, double seconds, double alone, String target) {
    return new Line(
        "lateness, 500 due a second, " + figure,
        String.format(Locale.ROOT, "%.2f s", seconds),
        String.format(Locale.ROOT, "none pending %.2f s", alone),
        String.format(Locale.ROOT, "%.1f", seconds / alone),
        target,
        seconds <= LATEST_SECONDS);
  }

  static List<Line> page(int open)
      throws SQLException, IOException, InterruptedException, ExecutionException {
    PageBenchmark.Round round = new PageBenchmark(open, PAGE_SECONDS).run();
    return List.of(
        pageLine("today's page, 50 people, p95", round.todayP95(), "bare page", round.bareP95()),
        pageLine("today's page, median", round.todayP50(), "bare page", round.bareP50()),
        pageLine("every page and form, p95", round.allP95(), "bare page", round.bareP95()),
        new Line(
            "asked meanwhile",
            String.format(Locale.ROOT, "%.1f a second", round.asked()),
            "%d items open".formatted(open),
            "",
            "reported",
            true));
  }

  private static Line pageLine(String figure, double millis, String yardstick, double bare) {
    return new Line(
        figure,
        String.format(Locale.ROOT, "%.1f ms", millis),
        String.format(Locale.ROOT, "%s %.1f ms", yardstick, bare),
        String.format(Locale.ROOT, "%.1f", millis / bare),
        "at most 50 ms",
        millis <= LONGEST_MILLIS);
  }

  private static String megabytes(long bytes) {
    return "%d MB".formatted(bytes / (1024 * 1024));
  }
}
