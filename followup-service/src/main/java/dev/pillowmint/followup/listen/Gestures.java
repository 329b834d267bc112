package dev.pillowmint.followup.listen;

import dev.pillowmint.catalogue.PublishedEvents;
import dev.pillowmint.followup.plan.BadRecordException;
import dev.pillowmint.followup.plan.Channel;
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
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a gesture as the core knows it. */
final class Gestures {
  private static final String FIND_PERSONAL = "find-personal";

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
        act(gesture),
        gesture.getLedger() == Ledger.ENTITLEMENT,
        gesture.getDescription(),
        gesture.getCustomerText(),
        gesture.getGrantedAt(),
        gesture.getDueAt(),
        new GrantedGesture.Terms(
            gesture.getForm(),
            gesture.getUntil(),
            gesture.getPoints(),
            gesture.getRole(),
            gesture.getWelcomeHours()),
        gesture.getFollowUps().stream().map(Gestures::step).toList());
  }

  private static GrantedGesture.@Nullable Act act(Gesture gesture) {
    if (gesture.getKind() == GestureKind.CALLBACK) {
      return GrantedGesture.Act.CALLBACK;
    }
    return FIND_PERSONAL.equals(gesture.getForm()) ? GrantedGesture.Act.FIND_PERSONAL : null;
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
        step.getText(),
        channels(step),
        until(step));
  }

  private static List<Channel> channels(FollowUpStep step) {
    if (step.getChannels().stream().distinct().count() < step.getChannels().size()) {
      throw new BadRecordException(
          "Step \"%s\": channels are %s; expected each once"
              .formatted(step.getStep(), step.getChannels()));
    }
    try {
      return step.getChannels().stream().map(Channel::new).toList();
    } catch (IllegalArgumentException e) {
      throw new BadRecordException(
          "Step \"%s\": channels: %s".formatted(step.getStep(), e.getMessage()), e);
    }
  }

  private static @Nullable Duration until(FollowUpStep step) {
    Long seconds = step.getUntilSeconds();
    if (seconds != null && seconds <= step.getAfterSeconds()) {
      throw new BadRecordException(
          "Step \"%s\": untilSeconds is %d; expected more than afterSeconds, %d, or none"
              .formatted(step.getStep(), seconds, step.getAfterSeconds()));
    }
    return seconds == null ? null : Duration.ofSeconds(seconds);
  }

  private static Kind kind(FollowUpStep step) {
    FollowUpKind kind = step.getKind();
    return switch (kind) {
      case THANK_YOU_NOTE -> Kind.THANK_YOU_NOTE;
      case AFTER_CARE -> Kind.AFTER_CARE;
      case FEEDBACK_REQUEST -> Kind.FEEDBACK_REQUEST;
      case CALLBACK -> Kind.CALLBACK;
      case PROMISE_CHECK -> Kind.PROMISE_CHECK;
      case ERRAND -> Kind.ERRAND;
      case UNKNOWN ->
          throw new BadRecordException(
              "Step \"%s\" is of a kind that this service does not know; expected THANK_YOU_NOTE, AFTER_CARE, FEEDBACK_REQUEST, CALLBACK, PROMISE_CHECK or ERRAND"
                  .formatted(step.getStep()));
    };
  }
}
