package dev.pillowmint.decision;

import dev.pillowmint.localstack.TestStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The running application against the real broker and registry. */
final class RunningService implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final ConfigurableApplicationContext context;

  RunningService(Path stateDir, String... more) {
    TestStack stack = TestStack.shared();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--management.server.port=0",
                "--spring.profiles.active=demo",
                "--spring.kafka.bootstrap-servers=" + stack.bootstrapServers(),
                "--SCHEMA_REGISTRY_URL=" + stack.registryUrl(),
                "--spring.kafka.streams.state-dir=" + stateDir));
    arguments.addAll(List.of(more));
    if (arguments.stream().noneMatch(a -> a.startsWith("--server.port="))) {
      arguments.add("--server.port=0");
    }
    context =
        new SpringApplicationBuilder(DecisionApplication.class)
            .run(arguments.toArray(String[]::new));
  }

  HttpResponse<String> get(String path) {
    return get("local.server.port", path, "staff:staff");
  }

  /** With that user and password. */
  HttpResponse<String> get(String path, String user) {
    return get("local.server.port", path, user);
  }

  /** A request whose body is YAML or JSON, by how it begins. */
  HttpResponse<String> send(
      String method, String path, String user, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .header("Authorization", basic(user))
            .header("Content-Type", body.startsWith("{") ? "application/json" : "application/yaml")
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return send(request.build());
  }

  /** Root of its own API. */
  String url() {
    return "http://localhost:"
        + Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"));
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  HttpResponse<String> management(String path) {
    return management(path, "metrics:metrics");
  }

  /** With that user and password; empty: without. */
  HttpResponse<String> management(String path, String user) {
    return get("local.management.port", path, user);
  }

  HttpResponse<String> anonymous(String path) {
    return get("local.server.port", path, "");
  }

  @Override
  public void close() {
    context.close();
  }

  private HttpResponse<String> get(String port, String path, String user) {
    String at = Objects.requireNonNull(context.getEnvironment().getProperty(port));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + at + path));
    if (!user.isEmpty()) {
      request.header("Authorization", basic(user));
    }
    return send(request.build());
  }

  private static String basic(String user) {
    return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
