package dev.pillowmint.intake.describe;

import dev.pillowmint.catalogue.CompleteSchema;
import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.catalogue.Spelling;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The event-type catalogue, as this instance admits by it. */
@RestController
class EventTypesController {
  static final String PATH = "/v1/event-types";
  static final String SCHEMA = "application/schema+json";

  private final EventTypes types;
  private final Cached cached;

  EventTypesController(EventTypes types) {
    this.types = types;
    cached = Cached.of(types.all().stream().map(Record::toString));
  }

  @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "The event types that may be published")
  ResponseEntity<?> all() {
    return cached.answer().body(EventTypeList.of(types.all()));
  }

  @GetMapping(
      path = PATH + "/{name}",
      produces = {SCHEMA, MediaType.APPLICATION_JSON_VALUE})
  @Operation(summary = "The JSON Schema of an event type's attributes, with examples")
  ResponseEntity<?> one(@PathVariable String name) {
    EventType type = types.find(name).orElseThrow(() -> new UnknownEventType(name, names()));
    return cached.answer().body(CompleteSchema.of(type));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unknown(UnknownEventType unknown) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, unknown.getMessage());
    problem.setType(URI.create("urn:pillowmint:problem:unknown-event-type"));
    problem.setTitle("The catalogue has no such event type");
    return ResponseEntity.of(problem).build();
  }

  private List<String> names() {
    return types.all().stream().map(EventType::name).toList();
  }

  /** Asked for, and not there. */
  static final class UnknownEventType extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownEventType(String name, List<String> known) {
      super(
          "There is no event type \"%s\"%s".formatted(name, Spelling.suggestion(name, known)),
          null,
          false,
          false);
    }
  }
}
