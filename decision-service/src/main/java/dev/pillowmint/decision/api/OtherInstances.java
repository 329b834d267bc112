package dev.pillowmint.decision.api;

import dev.pillowmint.decision.learn.Learned.Instance;
import dev.pillowmint.decision.learn.LearnedAwayException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks the other instances for their part of an answer, with the caller's own credentials. */
@Component
class OtherInstances {
  private static final int OK = 200;

  private final ForwardingSettings settings;
  private final JsonMapper json;
  private final HttpClient http;

  OtherInstances(ForwardingSettings settings, JsonMapper json) {
    this.settings = settings;
    this.json = json;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(settings.connectTimeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * That instance's part.
   *
   * @param pathAndQuery as it was asked here
   * @param credentials the caller's Authorization header
   * @throws LearnedAwayException if it gives none
   */
  <T> T ask(Instance other, String pathAndQuery, @Nullable String credentials, Class<T> part) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("%s://%s%s".formatted(settings.scheme(), other, pathAndQuery)))
            .timeout(settings.timeout())
            .header(HttpHeaders.ACCEPT, "application/json, application/problem+json")
            .header(ForwardedStories.FORWARDED, "1");
    if (credentials != null) {
      request.header(HttpHeaders.AUTHORIZATION, credentials);
    }
    try {
      HttpResponse<byte[]> answer = http.send(request.GET().build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() != OK) {
        throw new LearnedAwayException(
            "The instance %s, which knows a part of it, answered %d."
                .formatted(other, answer.statusCode()));
      }
      return json.readValue(answer.body(), part);
    } catch (IOException | JacksonException e) {
      throw new LearnedAwayException(
          "The instance %s, which knows a part of it, does not answer.".formatted(other));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LearnedAwayException("The service is stopping.");
    }
  }
}
