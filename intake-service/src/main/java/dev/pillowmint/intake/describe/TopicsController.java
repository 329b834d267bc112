package dev.pillowmint.intake.describe;

import dev.pillowmint.catalogue.Topics;
import io.swagger.v3.oas.annotations.Operation;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The topics, for who reads them or publishes straight to Kafka. */
@RestController
class TopicsController {
  private final ObjectNode document = TopicsDocument.of(Topics.shipped());
  private final Cached cached = Cached.of(Stream.of(document.toString()));

  @GetMapping(path = "/v3/asyncapi", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "The topics and what is in them, as AsyncAPI 3.0")
  ResponseEntity<?> topics() {
    return cached.answer().body(document);
  }
}
