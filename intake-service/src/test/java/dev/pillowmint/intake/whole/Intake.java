package dev.pillowmint.intake.whole;

import dev.pillowmint.intake.IntakeApplication;
import dev.pillowmint.localstack.TestStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as it runs, with HTTP calls to it. */
final class Intake implements AutoCloseable {
  static final String PLAIN = "application/json";
  static final String STRUCTURED = "application/cloudevents+json";
  static final String BATCH = "application/cloudevents-batch+json";

  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** The setting that makes "billing-key" a key of the source billing. */
  static final String BILLING_KEY =
      "pillowmint.access.keys.billing=1360cf85a9cad115d1274ab6188bd172ec443505e7be006c723e74bcacd284a0";

  private static @Nullable Intake shared;

  private final ConfigurableApplicationContext context;

  private Intake(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** One against the shared stack, for the tests that need nothing special; ends with the JVM. */
  static synchronized Intake shared() {
    if (shared == null) {
      TestStack stack = TestStack.shared();
      shared = against(stack.bootstrapServers(), stack.registryUrl(), BILLING_KEY);
    }
    return shared;
  }

  /** Starts it with the demo's keys. */
  static Intake against(String bootstrapServers, String registryUrl, String... more) {
    return against(bootstrapServers, registryUrl, context -> {}, more);
  }

  /** The same, with something else in the context. */
  static Intake against(
      String bootstrapServers,
      String registryUrl,
      ApplicationContextInitializer<ConfigurableApplicationContext> different,
      String... more) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    properties.put("SCHEMA_REGISTRY_URL", registryUrl);
    properties.put("server.port", "0");
    properties.put("management.server.port", "0");
    String[] arguments =
        java.util.stream.Stream.concat(
                properties.entrySet().stream().map(p -> "--" + p.getKey() + "=" + p.getValue()),
                java.util.Arrays.stream(more).map(property -> "--" + property))
            .toArray(String[]::new);
    return new Intake(
        new SpringApplicationBuilder(IntakeApplication.class)
            .initializers(different)
            .profiles("demo")
            .run(arguments));
  }

  ConfigurableApplicationContext context() {
    return context;
  }

  int port() {
    return Integer.parseInt(
        String.valueOf(context.getEnvironment().getProperty("local.server.port")));
  }

  int managementPort() {
    return Integer.parseInt(
        String.valueOf(context.getEnvironment().getProperty("local.management.port")));
  }

  Answer post(String contentType, String body, String... headers) {
    return postAs("demo-key", contentType, body, headers);
  }

  Answer postAs(String key, String contentType, String body, String... headers) {
    HttpRequest.Builder request =
        request("/v1/events")
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
        .timeout(Duration.ofSeconds(30));
  }

  Answer management(String path, String user) {
    return managementAs(path, user.isEmpty() ? "" : basic(user));
  }

  /** With this Authorization; empty: none. */
  Answer managementAs(String path, String header) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + managementPort() + path));
    if (!header.isEmpty()) {
      request.header("Authorization", header);
    }
    return send(request);
  }

  /** Whose password is the name. */
  static String basic(String user) {
    return "Basic "
        + Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
  }

  static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body(), response.headers().map());
    } catch (IOException e) {
      throw new AssertionError("No answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
  }

  @Override
  public void close() {
    context.close();
  }

  /**
   * What came back.
   *
   * @param headers by name, whatever its case
   */
  record Answer(int status, String text, Map<String, List<String>> headers) {
    Answer {
      Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      byName.putAll(headers);
      headers = Collections.unmodifiableMap(byName);
    }

    JsonNode json() {
      return JSON.readTree(text);
    }

    /** The first of that name; empty: there is none. */
    String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }
  }
}
