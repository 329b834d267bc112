package dev.pillowmint.localstack.day;

import dev.pillowmint.localstack.process.LocalStackException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running intake-service, as a publisher sees it. */
public final class Intake implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int ACCEPTED = 202;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final JsonMapper json = new JsonMapper();
  private final URI events;
  private final String key;

  /**
   * Describes it without a connection.
   *
   * @param key the API key to publish with
   */
  public Intake(int port, String key) {
    this.events = URI.create("http://localhost:%d/v1/events".formatted(port));
    this.key = key;
  }

  /** What it answered: the HTTP status and, where refused, why. */
  public record Answer(int status, String words) {
    /** Whether the event is durable. */
    public boolean accepted() {
      return status == ACCEPTED;
    }
  }

  /**
   * Publishes one event.
   *
   * @throws LocalStackException if nobody answers
   */
  public Answer post(DayEvent event) {
    return post(event.onTheWire());
  }

  /** Publishes one event, given as its JSON has it. */
  public Answer post(Map<String, Object> event) {
    HttpRequest request =
        HttpRequest.newBuilder(events)
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json.writeValueAsString(event)))
            .build();
    try {
      HttpResponse<String> response = sent(request);
      return new Answer(response.statusCode(), words(response));
    } catch (ConnectException e) {
      throw new LocalStackException(
          "Nobody answers at %s. Start everything with ./pillowmint up.".formatted(events), e);
    } catch (IOException e) {
      throw new LocalStackException(
          "The intake-service at %s does not answer: %s".formatted(events, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalStackException("Interrupted while publishing", e);
    }
  }

  /**
   * Sends it once more if it got no answer: a connection that was idle may be closed just as it is
   * used again. The event's id makes the second the same as the first.
   */
  private HttpResponse<String> sent(HttpRequest request) throws IOException, InterruptedException {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (ConnectException | HttpTimeoutException e) {
      throw e;
    } catch (IOException e) {
      return http.send(request, BodyHandlers.ofString());
    }
  }

  @Override
  public void close() {
    http.close();
  }

  private String words(HttpResponse<String> response) {
    if (response.statusCode() == ACCEPTED) {
      return "accepted";
    }
    try {
      JsonNode problem = json.readTree(response.body());
      StringBuilder words = new StringBuilder(problem.path("detail").asString(""));
      for (JsonNode fault : problem.path("errors")) {
        words
            .append("; ")
            .append(fault.path("pointer").asString(""))
            .append(' ')
            .append(fault.path("detail").asString(""));
      }
      return words.toString();
    } catch (JacksonException e) {
      return response.body();
    }
  }
}
