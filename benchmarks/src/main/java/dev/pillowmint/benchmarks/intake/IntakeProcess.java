package dev.pillowmint.benchmarks.intake;

import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.localstack.process.Ports;
import dev.pillowmint.localstack.services.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The intake-service with the flags of its image, in as much memory as the compose file gives it.
 */
final class IntakeProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** The key of another source, whose publisher is broken. */
  static final String OTHERS_KEY = "slow-key";

  private static final String HASH_OF_OTHERS_KEY =
      "6fa0d18ad9d40c2e55ddba9c9110a429590843f1c7096d894e1f3aa68c420cee";
  private static final String JAVA =
      ProcessHandle.current().info().command().orElseThrow(IllegalStateException::new);

  private final int port = Ports.free();
  private final int managementPort = Ports.free();
  private final Process process;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Duration untilReady;

  IntakeProcess(Path jar, String... flags) throws IOException, InterruptedException {
    long start = System.nanoTime();
    process = builder(jar, flags).start();
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
        process.destroyForcibly();
        throw new IllegalStateException("intake-service is not ready; see target/intake.log");
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    untilReady = Duration.ofNanos(System.nanoTime() - start);
  }

  static Path jar() {
    return Service.INTAKE.jar();
  }

  private ProcessBuilder builder(Path jar, String... flags) {
    TestStack stack = TestStack.shared();
    List<String> command =
        new ArrayList<>(
            List.of(
                JAVA,
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=dev.pillowmint.schemas",
                "-Xmx307m",
                "-XX:+ExitOnOutOfMemoryError"));
    command.addAll(List.of(flags));
    command.addAll(List.of("-jar", jar.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .putAll(
            java.util.Map.of(
                "SERVER_PORT",
                String.valueOf(port),
                "MANAGEMENT_SERVER_PORT",
                String.valueOf(managementPort),
                "KAFKA_BOOTSTRAP_SERVERS",
                stack.bootstrapServers(),
                "SCHEMA_REGISTRY_URL",
                stack.registryUrl(),
                "SPRING_PROFILES_ACTIVE",
                "demo",
                "PILLOWMINT_ACCESS_KEYS_SLOW",
                HASH_OF_OTHERS_KEY,
                "PILLOWMINT_RATE_LIMITS_EVENTS",
                "1000000000",
                "LOGGING_LEVEL_ROOT",
                "warn"));
    Path log = Path.of("target", "intake.log").toAbsolutePath();
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
  }

  private boolean isReady() throws InterruptedException {
    try {
      HttpRequest probe =
          HttpRequest.newBuilder(
                  URI.create(
                      "http://localhost:%d/actuator/health/readiness".formatted(managementPort)))
              .timeout(Duration.ofSeconds(2))
              .build();
      return http.send(probe, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** From the start of the process until its readiness probe said yes. */
  Duration untilReady() {
    return untilReady;
  }

  /** Publishes the body; every event of it is to be accepted. */
  void publish(String body) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(body);
    if (answer.statusCode() != 202) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
  }

  /** Sends the body to be published; whatever is answered. */
  HttpResponse<String> send(String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:%d/v1/events".formatted(port)))
            .header("Authorization", "Bearer demo-key")
            .header("Content-Type", "application/json")
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  /** Where it takes events. */
  int port() {
    return port;
  }

  Duration processorTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** Resident memory of the process at its highest. */
  long mostResidentBytes() throws IOException {
    try (Stream<String> lines =
        Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .map(line -> line.replaceAll("\\D", ""))
          .mapToLong(Long::parseLong)
          .map(kilobytes -> kilobytes * 1024)
          .findFirst()
          .orElseThrow();
    }
  }

  @Override
  public void close() {
    process.destroy();
    http.close();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
