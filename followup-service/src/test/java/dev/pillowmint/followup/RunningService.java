package dev.pillowmint.followup;

import dev.pillowmint.localstack.TestStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** This service, running in this process beside the test. */
final class RunningService implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String GROUP = "spring.kafka.consumer.group-id";

  private final ConfigurableApplicationContext context;

  private RunningService(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** On a database of its own, with the demo's users. */
  static RunningService start(Clock clock, String... settings) {
    return startOn(TestStack.shared().freshDatabase(), clock, settings);
  }

  static RunningService startOn(String jdbcUrl, Clock clock, String... settings) {
    return new RunningService(
        new SpringApplicationBuilder(FollowupApplication.class)
            .initializers(c -> c.getBeanFactory().registerSingleton("testClock", clock))
            .run(arguments(jdbcUrl, settings)));
  }

  /** What the service is started with; what was published before is not for it to hear. */
  static String[] arguments(String jdbcUrl, String... settings) {
    TestStack stack = TestStack.shared();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "spring.profiles.active=demo",
                "server.port=0",
                "management.server.port=0",
                "KAFKA_BOOTSTRAP_SERVERS=" + stack.bootstrapServers(),
                "SCHEMA_REGISTRY_URL=" + stack.registryUrl(),
                GROUP + "=followup-" + UUID.randomUUID(),
                "spring.kafka.listener.concurrency=1",
                "spring.datasource.url=" + jdbcUrl,
                "spring.datasource.username=" + stack.jdbcUser(),
                "spring.datasource.password=" + stack.jdbcPassword(),
                "pillowmint.scheduler.poll=50ms",
                "pillowmint.scheduler.missed-heartbeats=1000000"));
    Map<String, String> chosen = new LinkedHashMap<>();
    arguments.addAll(List.of(settings));
    arguments.forEach(a -> chosen.put(a.substring(0, a.indexOf('=')), "--" + a));
    String group = String.valueOf(chosen.get(GROUP));
    FreshGroup.beginsNow(group.substring(group.indexOf('=') + 1));
    return chosen.values().toArray(String[]::new);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  HttpResponse<String> get(String path) {
    return send(request("local.server.port", path).GET(), "staff");
  }

  HttpResponse<String> post(String path, String body) {
    return send(
        request("local.server.port", path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)),
        "staff");
  }

  /** As that user, whose password is their name; null: as nobody. */
  HttpResponse<String> call(
      String method, String path, @org.jspecify.annotations.Nullable String user) {
    return send(
        request("local.server.port", path)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(method.equals("GET") ? "" : "{}")),
        user);
  }

  HttpResponse<String> postSeen(String path, String body, String ifMatch) {
    return send(
        request("local.server.port", path)
            .header("Content-Type", "application/json")
            .header("If-Match", ifMatch)
            .POST(HttpRequest.BodyPublishers.ofString(body)),
        "staff");
  }

  /** As one of the demonstration's people, whose passwords are their names. */
  HttpResponse<String> getAs(String user, String path) {
    return send(request("local.server.port", path).GET(), user);
  }

  HttpResponse<String> postAs(String user, String path, String body) {
    return send(
        request("local.server.port", path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)),
        user);
  }

  HttpResponse<String> delete(String path) {
    return send(request("local.server.port", path).DELETE(), "staff");
  }

  /** Without a log-in, as a mail program does. */
  HttpResponse<String> submitAnonymously(String path, String form) {
    return send(
        request("local.server.port", path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)),
        null);
  }

  HttpResponse<String> anonymously(String path) {
    return send(request("local.server.port", path).GET(), null);
  }

  HttpResponse<String> management(String path) {
    return send(request("local.management.port", path).GET(), "metrics");
  }

  HttpResponse<String> managementAnonymously(String path) {
    return send(request("local.management.port", path).GET(), null);
  }

  /** Where the pages are. */
  String address() {
    return "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
  }

  boolean isReady() {
    return managementAnonymously("/actuator/health/readiness").statusCode() == 200;
  }

  /** Whether so many customers' addresses were heard of. */
  boolean knowsEmails(int number) {
    return bean(JdbcClient.class)
            .sql("select count(*) from customers where email is not null")
            .query(Long.class)
            .single()
        >= number;
  }

  @Override
  public void close() {
    context.close();
  }

  private HttpRequest.Builder request(String port, String path) {
    return HttpRequest.newBuilder(
        URI.create(
            "http://localhost:" + context.getEnvironment().getRequiredProperty(port) + path));
  }

  private static HttpResponse<String> send(
      HttpRequest.Builder request, @org.jspecify.annotations.Nullable String user) {
    if (user != null) {
      byte[] credentials = (user + ":" + user).getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
    }
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
