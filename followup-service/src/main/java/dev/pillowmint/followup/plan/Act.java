package dev.pillowmint.followup.plan;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person did, as it is kept.
 *
 * @param at when
 * @param by who
 * @param what they did
 * @param followUp to which follow-up
 * @param revision of the follow-up, to which it led
 * @param until to when it was moved; null: it was not
 * @param note what they wrote about it; null: nothing, or erased
 */
public record Act(
    Instant at,
    String by,
    What what,
    UUID followUp,
    long revision,
    @Nullable Instant until,
    @Nullable String note) {

  /** Kinds of acts. */
  public enum What {
    /** Said that it is done. */
    FINISHED,
    /** Moved it to another time. */
    RESCHEDULED,
    /** Took it off the plan. */
    CANCELLED,
    /** Said that the promise is kept. */
    KEPT;

    /** As it stands in answers, e.g. {@code rescheduled}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether the same person said the same, and nothing has changed since. */
  boolean isRepeatedBy(Act other) {
    return by.equals(other.by)
        && what == other.what
        && revision == other.revision
        && java.util.Objects.equals(until, other.until);
  }
}
