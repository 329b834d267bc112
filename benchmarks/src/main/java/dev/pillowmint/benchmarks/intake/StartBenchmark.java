package dev.pillowmint.benchmarks.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How long until it is ready, with the cache that a training run leaves and without. */
public final class StartBenchmark {
  private static final Path WORK = Path.of("target", "intake-start").toAbsolutePath();

  /** Median times. */
  public record Starts(Duration cached, Duration plain) {}

  /** Turns between the two. */
  public Starts run(int rounds) throws IOException, InterruptedException {
    Path jar = extracted();
    Path cache = WORK.resolve("intake.aot");
    java(
        "-XX:AOTCacheOutput=" + cache,
        "-Dspring.context.exit=onRefresh",
        "-Dspring.profiles.active=demo",
        "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=dev.pillowmint.schemas",
        "--enable-native-access=ALL-UNNAMED",
        "-jar",
        jar.toString());
    Duration[] cached = new Duration[rounds];
    Duration[] plain = new Duration[rounds];
    for (int round = 0; round < rounds; round++) {
      plain[round] = start(IntakeProcess.jar());
      cached[round] = start(jar, "-XX:AOTCache=" + cache);
    }
    return new Starts(median(cached), median(plain));
  }

  private static Duration start(Path jar, String... flags)
      throws IOException, InterruptedException {
    try (IntakeProcess service = new IntakeProcess(jar, flags)) {
      return service.untilReady();
    }
  }

  /** The cache is for classes of plain jars, as an image's layers hold them. */
  private static Path extracted() throws IOException, InterruptedException {
    Files.createDirectories(WORK);
    Path jar = IntakeProcess.jar();
    java(
        "-Djarmode=tools",
        "-jar",
        jar.toString(),
        "extract",
        "--force",
        "--destination",
        WORK.toString());
    return WORK.resolve(jar.getFileName());
  }

  private static void java(String... arguments) throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(WORK.resolveSibling("intake-start.log").toFile())
            .start();
    if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IllegalStateException("See target/intake-start.log: " + command);
    }
  }

  private static Duration median(Duration[] durations) {
    java.util.Arrays.sort(durations);
    return durations[durations.length / 2];
  }
}
