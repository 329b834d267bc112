package dev.pillowmint.localstack.command;

import dev.pillowmint.localstack.process.LocalStackException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The intake-service's dead letters, as an operator reaches them. */
final class OperatorApi {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int BAD = 400;
  private static final JsonMapper JSON = new JsonMapper();

  @Option(
      names = "--url",
      description = "The intake-service; the one that runs here unless stated.")
  @Nullable String url;

  @Option(
      names = "--user",
      defaultValue = "${env:PILLOWMINT_OPERATOR:-operator}",
      description = "Your name; the password is taken from PILLOWMINT_OPERATOR_PASSWORD.")
  String user = "operator";

  /** What came back. */
  record Answer(int status, JsonNode json) {
    boolean good() {
      return status < BAD;
    }
  }

  Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  Answer post(String path, String json) {
    return send("POST", path, BodyPublishers.ofString(json));
  }

  Answer patch(String path, String json) {
    return send("PATCH", path, BodyPublishers.ofString(json));
  }

  /** Prints what a person needs; gives the exit status. */
  int print(Answer answer) {
    if (answer.good()) {
      System.out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer.json()));
      return 0;
    }
    JsonNode problem = answer.json();
    System.err.println(
        "pillowmint: " + problem.path("detail").asString("answered with " + answer.status()));
    for (JsonNode error : problem.path("errors")) {
      System.err.printf(
          "  %s: %s%n", error.path("pointer").asString(), error.path("detail").asString());
    }
    return 1;
  }

  private Answer send(String method, String path, BodyPublisher body) {
    URI address = URI.create(root() + "/v1/dead-letters" + path);
    String password = System.getenv().getOrDefault("PILLOWMINT_OPERATOR_PASSWORD", "operator");
    String basic =
        Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/json")
            .method(method, body)
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      String text = response.body().isBlank() ? "{}" : response.body();
      return new Answer(response.statusCode(), JSON.readTree(text));
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

  private String root() {
    if (url != null) {
      return url.replaceFirst("/$", "");
    }
    RunningStack running =
        RunningStack.find(StateFolder.ofUp().running())
            .orElseThrow(
                () ->
                    new LocalStackException(
                        "Nothing runs here. Start it with ./pillowmint up, or say --url."));
    return "http://localhost:" + running.ports().intake();
  }
}
