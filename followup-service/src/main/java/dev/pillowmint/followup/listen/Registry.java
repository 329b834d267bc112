package dev.pillowmint.followup.listen;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Whether the schema registry answers. */
final class Registry {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final URI probe;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /**
   * @param probe an address of the registry; anything but a server's error is an answer
   */
  Registry(URI probe) {
    this.probe = probe;
  }

  boolean answers() {
    HttpRequest request = HttpRequest.newBuilder(probe).timeout(PATIENCE).build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < 500;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
