package dev.pillowmint.decision.policy;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows a gesture.
 *
 * @param step unique within the gesture
 * @param kind what kind of contact or task
 * @param after how long after the gesture
 * @param until how long after the gesture it still makes sense; null: always
 * @param channels "email", "worklist" or "webhook:" and a name, the dearest first; empty: as the
 *     kind asks
 * @param marketing true: a marketing opt-out stops it
 * @param role who does it, if a person does
 * @param text what it is about
 */
public record FollowUpStep(
    String step,
    Kind kind,
    Duration after,
    @Nullable Duration until,
    List<String> channels,
    boolean marketing,
    @Nullable String role,
    @Nullable String text) {

  public FollowUpStep {
    channels = List.copyOf(channels);
  }

  /** As the schemas name them. */
  public enum Kind {
    /** A note that a person writes. */
    THANK_YOU_NOTE,
    /** "Is everything all right now?" */
    AFTER_CARE,
    /** A tactful question how it was. */
    FEEDBACK_REQUEST,
    /** A person calls. */
    CALLBACK,
    /** Was the promise kept? Every gesture gets one; stated, it says whose promise it is. */
    PROMISE_CHECK
  }
}
