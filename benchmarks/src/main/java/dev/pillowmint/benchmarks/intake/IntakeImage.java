package dev.pillowmint.benchmarks.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The service as it lies in its image: extracted, with the cache that a training run leaves. */
final class IntakeImage {
  private static final Path WORK = Path.of("target", "intake-start").toAbsolutePath();
  private static final Path CACHE = WORK.resolve("intake.aot");

  private final Path jar;

  /** Builds it. */
  IntakeImage() throws IOException, InterruptedException {
    jar = extracted();
    java(
        "-XX:AOTCacheOutput=" + CACHE,
        "-Dspring.context.exit=onRefresh",
        "-Dspring.profiles.active=demo",
        "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=dev.pillowmint.schemas",
        "--enable-native-access=ALL-UNNAMED",
        "-jar",
        jar.toString());
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param flags besides those of the image
   */
  IntakeProcess start(String... flags) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(flags));
    all.add("-XX:AOTCache=" + CACHE);
    return new IntakeProcess(jar, all.toArray(String[]::new));
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
    List<String> command = new ArrayList<>();
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
}
