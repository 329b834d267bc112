package dev.pillowmint.benchmarks;

import dev.pillowmint.benchmarks.seal.SealingBenchmark;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;

/** What keeping personal values from whoever reads the log costs. */
final class Sealed {
  private Sealed() {}

  static List<Line> measure(int events, int rounds) throws GeneralSecurityException, IOException {
    SealingBenchmark.Costs costs = new SealingBenchmark(events).run(rounds);
    String bare = "bare AES-GCM " + micros(costs.cipher());
    return List.of(
        reported("an event sealed", costs.seal(), bare, costs.seal() / costs.cipher()),
        reported("an event opened", costs.open(), bare, costs.open() / costs.cipher()),
        reported("a new key, encrypted", costs.makeKey(), bare, costs.makeKey() / costs.cipher()),
        new Line(
            "bytes of a sealed event",
            String.valueOf(costs.sealedBytes()),
            "not sealed %d".formatted(costs.plainBytes()),
            ratio((double) costs.sealedBytes() / costs.plainBytes()),
            "reported",
            true));
  }

  private static Line reported(String figure, double micros, String yardstick, double ratio) {
    return new Line(figure, micros(micros), yardstick, ratio(ratio), "reported", true);
  }

  private static String micros(double micros) {
    return String.format(Locale.ROOT, "%.1f µs", micros);
  }

  private static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }
}
