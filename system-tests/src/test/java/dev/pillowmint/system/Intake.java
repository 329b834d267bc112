package dev.pillowmint.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A company system that publishes over HTTP and does not give up before it has its 202. */
final class Intake {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final URI events;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  Intake(URI root) {
    this.events = root.resolve("/v1/events");
  }

  /** Sends until it is accepted; the same event each time. */
  void publish(String json) {
    Awaitility.await("202 for " + json)
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> status(json) == 202);
  }

  /** Sends once. */
  HttpResponse<String> send(String json) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(events)
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer demo-key")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private int status(String json) throws InterruptedException {
    try {
      return send(json).statusCode();
    } catch (IOException e) {
      return 0;
    }
  }
}
