package dev.pillowmint.decision;

import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.localstack.process.ChildJvm;
import dev.pillowmint.localstack.process.ChildProcess;
import dev.pillowmint.localstack.process.Ports;
import dev.pillowmint.localstack.process.Readiness;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The application as a process of its own, with the classes of this build, to be killed. */
final class ServiceInstance implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final ChildProcess process;
  private final URI readiness;
  private final URI address;

  /** Starts it without waiting until it is ready. */
  ServiceInstance(String name, Path policy, Path folder) {
    int port = Ports.free();
    int managementPort = Ports.free();
    TestStack stack = TestStack.shared();
    address = URI.create("http://localhost:" + port);
    readiness =
        URI.create("http://localhost:%d/actuator/health/readiness".formatted(managementPort));
    process =
        new ChildJvm(
                name,
                classpath(),
                DecisionApplication.class.getName(),
                List.of(
                    "-Xmx256m",
                    "--enable-native-access=ALL-UNNAMED",
                    "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=dev.pillowmint.schemas"),
                List.of(
                    "--server.port=" + port,
                    "--PILLOWMINT_ADVERTISED_ADDRESS=localhost:" + port,
                    "--management.server.port=" + managementPort,
                    "--spring.profiles.active=demo",
                    "--spring.kafka.bootstrap-servers=" + stack.bootstrapServers(),
                    "--SCHEMA_REGISTRY_URL=" + stack.registryUrl(),
                    "--spring.kafka.streams.state-dir=" + folder.resolve(name),
                    "--spring.kafka.streams.properties.consumer.session.timeout.ms=6000",
                    "--pillowmint.policy.location=file:" + policy),
                Map.of(),
                true)
            .start(folder, folder.resolve(name + ".log"));
  }

  ServiceInstance awaitReady() {
    Readiness.await(process, PATIENCE, () -> Readiness.answers(readiness));
    return this;
  }

  /** What it answers to a member of staff. */
  HttpResponse<String> get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString("staff:staff".getBytes(StandardCharsets.UTF_8)))
            .timeout(Duration.ofSeconds(30))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends it at once: {@code kill -9}. */
  void kill() {
    process.kill();
  }

  /** What this test runs with, whichever runner loaded it. */
  private static String classpath() {
    return DecisionApplication.class.getClassLoader() instanceof URLClassLoader loader
        ? Stream.of(loader.getURLs())
            .map(url -> Path.of(URI.create(url.toString())).toString())
            .collect(Collectors.joining(File.pathSeparator))
        : System.getProperty("java.class.path");
  }

  @Override
  public void close() {
    process.stop(Duration.ofSeconds(30));
  }
}
