package dev.pillowmint.decision.stream;

import dev.pillowmint.catalogue.AttributeException;
import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.FollowUp;
import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.FollowUpState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the core's events of what the topics carry. */
final class IncomingEvents {
  private static final String BROKEN = "promise.broken";

  private final EventTypes catalogue;

  IncomingEvents(EventTypes catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * @param key the record's
   * @throws BadRecordException if the event is not of the catalogue
   */
  Incoming fromEvent(@Nullable String key, @Nullable CustomerEvent event) {
    if (event == null) {
      throw new BadRecordException("The record has no value; expected a CustomerEvent.");
    }
    if (!event.getCustomerId().equals(key)) {
      throw new BadRecordException(
          "The record's key is not the event's customerId; key the record by customer id.");
    }
    EventType type =
        catalogue
            .find(event.getType())
            .orElseThrow(
                () ->
                    new BadRecordException(
                        "The catalogue has no event type \"%s\".".formatted(event.getType())));
    try {
      return new Incoming(
          new Event(
              event.getSource(),
              event.getId(),
              type.name(),
              event.getCustomerId(),
              event.getTime(),
              Attributes.values(type, event.getAttributes())),
          event.getReceivedAt());
    } catch (AttributeException e) {
      throw new BadRecordException("The event's attribute " + e.getMessage() + ".", e);
    }
  }

  /** A promise that its check found broken is a moment; every other follow-up is none. */
  List<Incoming> fromFollowUp(@Nullable FollowUp followUp) {
    if (followUp == null
        || followUp.getKind() != FollowUpKind.PROMISE_CHECK
        || followUp.getState() != FollowUpState.FAILED
        || !followUp.getReason().equals("broken")) {
      return List.of();
    }
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("promiseId", promise(followUp));
    if (followUp.getText() != null) {
      attributes.put("what", followUp.getText());
    }
    return List.of(
        new Incoming(
            new Event(
                "followup-service",
                followUp.getId(),
                BROKEN,
                followUp.getCustomerId(),
                followUp.getChangedAt(),
                attributes),
            null));
  }

  /** A granted gesture is a promise under its own id. */
  private static String promise(FollowUp followUp) {
    if (followUp.getPromiseId() != null) {
      return followUp.getPromiseId();
    }
    return followUp.getGestureId() == null ? followUp.getId() : followUp.getGestureId();
  }
}
