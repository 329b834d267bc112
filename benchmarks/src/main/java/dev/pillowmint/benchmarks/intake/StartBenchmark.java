package dev.pillowmint.benchmarks.intake;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/** How long until it is ready, with the cache that a training run leaves and without. */
public final class StartBenchmark {

  /** Median times. */
  public record Starts(Duration cached, Duration plain) {}

  /** Turns between the two. */
  public Starts run(int rounds) throws IOException, InterruptedException {
    IntakeImage image = new IntakeImage();
    Duration[] cached = new Duration[rounds];
    Duration[] plain = new Duration[rounds];
    for (int round = 0; round < rounds; round++) {
      plain[round] = untilReady(new IntakeProcess(IntakeProcess.jar()));
      cached[round] = untilReady(image.start());
    }
    return new Starts(median(cached), median(plain));
  }

  private static Duration untilReady(IntakeProcess started) {
    try (IntakeProcess service = started) {
      return service.untilReady();
    }
  }

  private static Duration median(Duration[] durations) {
    Arrays.sort(durations);
    return durations[durations.length / 2];
  }
}
