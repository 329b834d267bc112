package dev.pillowmint.decision.api;

import dev.pillowmint.catalogue.AttributeException;
import dev.pillowmint.catalogue.AttributeType;
import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.customer.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the core's events of what a preview states, or says which field is wrong. */
final class PreviewEvents {
  private static final int MOST = 200;
  private static final Duration BEFORE = Duration.ofHours(1);

  private final EventTypes catalogue;
  private final Instant now;

  PreviewEvents(EventTypes catalogue, Instant now) {
    this.catalogue = catalogue;
    this.now = now;
  }

  Event event(PreviewRequest request) {
    PreviewRequest.Given given = request.event();
    if (given == null) {
      throw new InvalidRequestException("/event", "\"event\" is missing; state what happened.");
    }
    return read("/event", given, "preview", now);
  }

  List<Event> history(PreviewRequest request, Event event) {
    List<PreviewRequest.Given> all =
        Objects.requireNonNullElse(request.history(), List.<PreviewRequest.Given>of());
    if (all.size() > MOST) {
      throw new InvalidRequestException(
          "/history", "The history has %d events; state at most %d.".formatted(all.size(), MOST));
    }
    List<Event> history = new ArrayList<>();
    for (PreviewRequest.Given given : all) {
      int index = history.size();
      Event earlier =
          read("/history/" + index, given, "preview-" + index, event.time().minus(BEFORE));
      if (earlier.time().isAfter(event.time())) {
        throw new InvalidRequestException(
            "/history/%d/time".formatted(index),
            "It is later than the event; state an earlier time.");
      }
      history.add(
          new Event(
              earlier.source(),
              earlier.id(),
              earlier.type(),
              event.customerId(),
              earlier.time(),
              earlier.attributes()));
    }
    return history;
  }

  private Event read(String at, PreviewRequest.@Nullable Given given, String id, Instant time) {
    if (given == null) {
      throw new InvalidRequestException(at, "It is null; leave it out.");
    }
    EventType type = type(at, given.type());
    return new Event(
        Objects.requireNonNullElse(given.source(), "preview"),
        Objects.requireNonNullElse(given.id(), id),
        type.name(),
        Objects.requireNonNullElse(given.customerId(), "preview"),
        Objects.requireNonNullElse(given.time(), time),
        values(at, type, Objects.requireNonNullElse(given.attributes(), Map.of())));
  }

  private EventType type(String at, @Nullable String name) {
    if (name == null) {
      throw new InvalidRequestException(
          at + "/type", "\"type\" is missing; state a type such as fee.charged.");
    }
    return catalogue
        .find(name)
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    at + "/type",
                    "\"%s\" is not in the catalogue of event types.".formatted(name)));
  }

  private static Map<String, Object> values(String at, EventType type, Map<String, Object> data) {
    try {
      Map<String, Object> values = Attributes.values(type, Attributes.fromJson(type, data));
      values.forEach((name, value) -> type.attribute(name).ifPresent(a -> refuse(at, a, value)));
      return values;
    } catch (AttributeException e) {
      throw new InvalidRequestException(at + "/attributes/" + e.attribute(), e.getMessage() + ".");
    }
  }

  private static void refuse(String at, AttributeType attribute, Object value) {
    if (value instanceof String
        && !attribute.allowed().isEmpty()
        && !attribute.allowed().contains(value)) {
      throw new InvalidRequestException(
          at + "/attributes/" + attribute.name(),
          "%s is \"%s\"; it may be %s."
              .formatted(attribute.name(), value, String.join(", ", attribute.allowed())));
    }
  }
}
