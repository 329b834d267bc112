package dev.pillowmint.decision.stream;

import dev.pillowmint.catalogue.EventRefusedException;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.catalogue.PublishedEvents;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.FollowUp;
import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.FollowUpState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the core's events of what the topics carry. */
final class IncomingEvents {
  private static final String BROKEN = "promise.broken";

  private final PublishedEvents published;

  IncomingEvents(EventTypes catalogue) {
    this.published = new PublishedEvents(catalogue);
  }

  /**
   * @param key the record's
   * @param arrived the record's time
   * @throws BadRecordException if the event is not as intake-service would accept it
   */
  Incoming fromEvent(@Nullable String key, @Nullable CustomerEvent event, Instant arrived) {
    if (event == null) {
      throw new BadRecordException("The record has no value; expected a CustomerEvent.");
    }
    if (key == null) {
      throw new BadRecordException("The record has no key; key the record by customer id.");
    }
    try {
      return new Incoming(
          new Event(
              event.getSource(),
              event.getId(),
              event.getType(),
              event.getCustomerId(),
              event.getTime(),
              published.values(key, event, arrived)),
          event.getReceivedAt(),
          event);
    } catch (EventRefusedException e) {
      throw new BadRecordException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Whether its check found the promise broken: that is a moment; every other follow-up is none.
   */
  static boolean tellsOfABrokenPromise(@Nullable FollowUp followUp) {
    return followUp != null
        && followUp.getKind() == FollowUpKind.PROMISE_CHECK
        && followUp.getState() == FollowUpState.FAILED
        && followUp.getReason().equals("broken");
  }

  /** Of one that tells of a broken promise. */
  Incoming fromFollowUp(FollowUp followUp) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("promiseId", promise(followUp));
    if (followUp.getText() != null) {
      attributes.put("what", followUp.getText());
    }
    if (followUp.getRule() != null) {
      attributes.put("rule", followUp.getRule());
    }
    return new Incoming(
        new Event(
            "followup-service",
            followUp.getId(),
            BROKEN,
            followUp.getCustomerId(),
            followUp.getChangedAt(),
            attributes),
        null,
        null);
  }

  /** A granted gesture is a promise under its own id. */
  private static String promise(FollowUp followUp) {
    if (followUp.getPromiseId() != null) {
      return followUp.getPromiseId();
    }
    return followUp.getGestureId() == null ? followUp.getId() : followUp.getGestureId();
  }
}
