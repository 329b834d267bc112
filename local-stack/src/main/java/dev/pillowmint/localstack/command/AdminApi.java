package dev.pillowmint.localstack.command;

import dev.pillowmint.localstack.process.LocalStackException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The intake-service's keys, as an administrator reaches them. */
final class AdminApi {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int BAD = 400;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The intake-service; the one that runs here unless stated.")
  @Nullable String url;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      defaultValue = "admin",
      description =
          "An administrator; the password is taken from PILLOWMINT_ADMIN_PASSWORD (\"admin\" while the demo's users work).")
  String user = "";

  private final JsonMapper json = new JsonMapper();

  JsonNode get(String path) {
    return send(path, HttpRequest.newBuilder());
  }

  JsonNode post(String path, Map<String, Object> body) {
    String text = json.writeValueAsString(body);
    return send(path, HttpRequest.newBuilder().POST(BodyPublishers.ofString(text)));
  }

  private JsonNode send(String path, HttpRequest.Builder request) {
    URI address = address(path);
    String password = System.getenv().getOrDefault("PILLOWMINT_ADMIN_PASSWORD", "admin");
    byte[] login = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    request
        .uri(address)
        .timeout(PATIENCE)
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login))
        .header("Content-Type", "application/json");
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      JsonNode answer = json.readTree(response.body());
      if (response.statusCode() >= BAD) {
        throw new LocalStackException(why(response.statusCode(), answer));
      }
      return answer;
    } catch (JacksonException e) {
      throw new LocalStackException(address + " is no intake-service: it does not answer JSON.", e);
    } catch (IOException e) {
      throw new LocalStackException(
          "Nobody answers at %s. Start everything with ./pillowmint up, or say --url."
              .formatted(address),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalStackException("Interrupted", e);
    }
  }

  private static String why(int status, JsonNode problem) {
    StringBuilder why =
        new StringBuilder(problem.path("detail").asString("answered with status " + status));
    for (JsonNode error : problem.path("errors")) {
      why.append(
          "%n  %s %s".formatted(error.path("pointer").asString(), error.path("detail").asString()));
    }
    return why.toString();
  }

  private URI address(String path) {
    String root =
        url != null
            ? url.replaceFirst("/$", "")
            : "http://localhost:"
                + RunningStack.find(StateFolder.ofUp().running())
                    .map(RunningStack::ports)
                    .orElseGet(() -> PortPlan.of(System.getenv()))
                    .intake();
    try {
      return URI.create(root + path);
    } catch (IllegalArgumentException e) {
      throw new LocalStackException("--url is \"%s\", which is no address".formatted(url), e);
    }
  }
}
