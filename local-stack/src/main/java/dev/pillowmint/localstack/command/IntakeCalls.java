package dev.pillowmint.localstack.command;

import dev.pillowmint.localstack.process.LocalStackException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls to an intake-service, as one of its users.
 *
 * @param url of it; null: the one that runs here
 */
record IntakeCalls(@Nullable String url, String user, String password) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int BAD = 400;
  private static final JsonMapper JSON = new JsonMapper();

  /** What came back. */
  record Answer(int status, JsonNode json) {
    boolean good() {
      return status < BAD;
    }

    /** What was wrong, with every fault on a line of its own. */
    String why() {
      StringBuilder why =
          new StringBuilder(json.path("detail").asString("answered with status " + status));
      for (JsonNode error : json.path("errors")) {
        why.append(
            "%n  %s %s"
                .formatted(error.path("pointer").asString(), error.path("detail").asString()));
      }
      return why.toString();
    }
  }

  Answer send(String method, String path, BodyPublisher body) {
    URI address = address(path);
    byte[] login = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login))
            .header("Content-Type", "application/json")
            .method(method, body)
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), JSON.readTree(response.body()));
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
