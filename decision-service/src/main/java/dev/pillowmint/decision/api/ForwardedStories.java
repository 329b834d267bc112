package dev.pillowmint.decision.api;

import dev.pillowmint.decision.customer.CustomerStories.InstanceAddress;
import dev.pillowmint.decision.customer.StoriesAwayException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Asks the instance that owns a customer, with the caller's own credentials. */
@Component
class ForwardedStories {
  /** Marks a request that was forwarded, so that it is not forwarded again. */
  static final String FORWARDED = "Pillowmint-Forwarded";

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final ForwardingSettings settings;
  private final HttpClient http;

  ForwardedStories(ForwardingSettings settings) {
    this.settings = settings;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(settings.connectTimeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * The owner's answer.
   *
   * @param credentials the caller's Authorization header
   * @throws StoriesAwayException if it gives none
   */
  ResponseEntity<byte[]> find(
      InstanceAddress owner, String customerId, @Nullable String credentials) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address(owner, customerId))
            .timeout(settings.timeout())
            .header(HttpHeaders.ACCEPT, "application/json, application/problem+json")
            .header(FORWARDED, "1");
    if (credentials != null) {
      request.header(HttpHeaders.AUTHORIZATION, credentials);
    }
    try {
      return answer(owner, http.send(request.GET().build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new StoriesAwayException(
          "The instance that owns the customer, %s, does not answer.".formatted(owner));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoriesAwayException("The service is stopping.");
    }
  }

  private URI address(InstanceAddress owner, String customerId) {
    return UriComponentsBuilder.newInstance()
        .scheme(settings.scheme())
        .host(owner.host())
        .port(owner.port())
        .path(CustomersController.PATH)
        .encode(StandardCharsets.UTF_8)
        .buildAndExpand(customerId)
        .toUri();
  }

  private static ResponseEntity<byte[]> answer(
      InstanceAddress owner, HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status == HttpStatus.PERMANENT_REDIRECT.value()) {
      return ResponseEntity.status(status)
          .header(
              HttpHeaders.LOCATION,
              response.headers().firstValue(HttpHeaders.LOCATION).orElseThrow())
          .build();
    }
    if (status != OK && status != NOT_FOUND) {
      throw new StoriesAwayException(
          "The instance that owns the customer, %s, answered %d.".formatted(owner, status));
    }
    return ResponseEntity.status(status)
        .contentType(status == OK ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_PROBLEM_JSON)
        .body(response.body());
  }
}
