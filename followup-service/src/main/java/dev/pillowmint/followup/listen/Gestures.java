package dev.pillowmint.followup.listen;

import dev.pillowmint.catalogue.PublishedEvents;
import dev.pillowmint.followup.plan.BadRecordException;
import dev.pillowmint.followup.plan.EventRef;
import dev.pillowmint.followup.plan.GrantedGesture;
import dev.pillowmint.followup.plan.Kind;
import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.FollowUpStep;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.GestureKind;
import dev.pillowmint.schemas.Ledger;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Reads a gesture as the core knows it. */
final class Gestures {
  private Gestures() {}

  /**
   * @param key the record's; empty: it has none
   * @throws BadRecordException if it cannot be followed up: an unknown kind, a step twice, an id
   *     that is none, another customer's key
   */
  static GrantedGesture of(String key, Gesture gesture) {
    checkNames(key, gesture);
    Set<String> names = new HashSet<>();
    for (FollowUpStep step : gesture.getFollowUps()) {
      name("step", step.getStep());
      if (!names.add(step.getStep())) {
        throw new BadRecordException(
            "Gesture %s has the step \"%s\" twice".formatted(gesture.getId(), step.getStep()));
      }
    }
    if (gesture.getKind() == GestureKind.UNKNOWN) {
      throw new BadRecordException("Gesture %s is of an unknown kind".formatted(gesture.getId()));
    }
    return new GrantedGesture(
        gesture.getId(),
        gesture.getCustomerId(),
        new EventRef(gesture.getEventSource(), gesture.getEventId()),
        gesture.getRule(),
        gesture.getKind() == GestureKind.CALLBACK,
        gesture.getLedger() == Ledger.ENTITLEMENT,
        gesture.getDescription(),
        gesture.getCustomerText(),
        gesture.getGrantedAt(),
        gesture.getDueAt(),
        gesture.getFollowUps().stream().map(Gestures::step).toList());
  }

  private static void checkNames(String key, Gesture gesture) {
    name("id", gesture.getId());
    name("customerId", gesture.getCustomerId());
    name("eventSource", gesture.getEventSource());
    name("eventId", gesture.getEventId());
    name("rule", gesture.getRule());
    if (!gesture.getCustomerId().equals(key)) {
      throw new BadRecordException(
          "customerId is not the record's key; key the record by customer id");
    }
  }

  private static void name(String field, String value) {
    if (value.isBlank() || value.length() > PublishedEvents.LONGEST_NAME) {
      throw new BadRecordException(
          "%s has %d characters; expected 1 to %d that are not all blank"
              .formatted(field, value.length(), PublishedEvents.LONGEST_NAME));
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new BadRecordException(field + " has a control character; expected none");
    }
  }

  private static GrantedGesture.Step step(FollowUpStep step) {
    if (step.getAfterSeconds() < 0) {
      throw new BadRecordException(
          "Step \"%s\": afterSeconds is %d; expected 0 or more"
              .formatted(step.getStep(), step.getAfterSeconds()));
    }
    return new GrantedGesture.Step(
        step.getStep(),
        kind(step),
        Duration.ofSeconds(step.getAfterSeconds()),
        step.getMarketing(),
        step.getRole(),
        step.getText());
  }

  private static Kind kind(FollowUpStep step) {
    FollowUpKind kind = step.getKind();
    return switch (kind) {
      case THANK_YOU_NOTE -> Kind.THANK_YOU_NOTE;
      case AFTER_CARE -> Kind.AFTER_CARE;
      case FEEDBACK_REQUEST -> Kind.FEEDBACK_REQUEST;
      case CALLBACK -> Kind.CALLBACK;
      case PROMISE_CHECK -> Kind.PROMISE_CHECK;
      case UNKNOWN ->
          throw new BadRecordException(
              "Step \"%s\" is of a kind that this service does not know; expected THANK_YOU_NOTE, AFTER_CARE, FEEDBACK_REQUEST, CALLBACK or PROMISE_CHECK"
                  .formatted(step.getStep()));
    };
  }
}
