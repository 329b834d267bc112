package dev.pillowmint.localstack.command;

import dev.pillowmint.localstack.services.ServicePart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a service's readiness says, in a few words. */
final class Health {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Health() {}

  static String waitsFor(ServicePart service) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(service.managementUrl() + "/health/readiness"))
              .timeout(PATIENCE)
              .build();
      return words(http.send(request, BodyHandlers.ofString()).body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "does not answer yet";
    } catch (IOException e) {
      return "does not answer yet";
    }
  }

  /** From the probe's JSON: each component that is not up, with its detail if it gives one. */
  static String words(String json) {
    List<String> waiting = new ArrayList<>();
    try {
      for (Map.Entry<String, JsonNode> component :
          new JsonMapper().readTree(json).path("components").properties()) {
        if (!component.getValue().path("status").asString("").equals("UP")) {
          waiting.add(detail(component));
        }
      }
    } catch (JacksonException e) {
      return "answers something unexpected";
    }
    return waiting.isEmpty() ? "not ready" : String.join("; ", waiting);
  }

  private static String detail(Map.Entry<String, JsonNode> component) {
    for (JsonNode detail : component.getValue().path("details").values()) {
      if (detail.isString()) {
        return detail.asString();
      }
    }
    return "waiting for " + component.getKey();
  }
}
