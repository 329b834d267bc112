package dev.pillowmint.followup.plan;

import java.time.Instant;

/**
 * Somebody is at a follow-up.
 *
 * @param by who, by log-in name
 * @param until when, at the latest, others may take it again
 */
public record Claim(String by, Instant until) {

  boolean keepsOut(String other, Instant now) {
    return !by.equals(other) && now.isBefore(until);
  }
}
