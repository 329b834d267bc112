package dev.pillowmint.decision.stream;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Whether the schema registry answers. Which registry it is does not matter. */
class Registry {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final int SERVER_ERROR = 500;

  private final URI address;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  Registry(URI address) {
    this.address = address;
  }

  /** Whatever it answers, short of its own failure: it is there. */
  boolean answers() {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(TIMEOUT).GET().build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < SERVER_ERROR;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
