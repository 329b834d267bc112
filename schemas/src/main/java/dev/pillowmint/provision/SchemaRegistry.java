package dev.pillowmint.provision;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.apache.avro.Schema;
import tools.jackson.databind.json.JsonMapper;

/** A schema registry behind Confluent's REST API. */
final class SchemaRegistry {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final URI root;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final JsonMapper json = new JsonMapper();

  SchemaRegistry(URI root) {
    this.root = root;
  }

  /** Registers a version of the subject; the same text again changes nothing. */
  void register(String subject, Schema schema) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(root + "/subjects/" + subject + "/versions"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(
                BodyPublishers.ofString(
                    json.writeValueAsString(Map.of("schema", schema.toString()))))
            .build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new ProvisionException(
            "The schema registry refused %s with status %d: %s"
                .formatted(subject, response.statusCode(), response.body()));
      }
    } catch (IOException e) {
      throw new ProvisionException(
          "The schema registry at %s cannot be reached".formatted(root), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProvisionException("Interrupted while registering " + subject, e);
    }
  }
}
