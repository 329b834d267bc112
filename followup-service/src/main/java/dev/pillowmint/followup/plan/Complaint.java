package dev.pillowmint.followup.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer's newest complaint.
 *
 * @param event the event that told of it
 * @param at when they complained
 */
public record Complaint(EventRef event, Instant at) {

  static Complaint newest(@Nullable Complaint known, Complaint raised) {
    if (known == null || raised.at.isAfter(known.at)) {
      return raised;
    }
    boolean tie = raised.at.equals(known.at);
    return tie && raised.event.toString().compareTo(known.event.toString()) < 0 ? raised : known;
  }
}
