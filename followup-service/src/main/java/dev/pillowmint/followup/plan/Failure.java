package dev.pillowmint.followup.plan;

import java.time.Instant;

/**
 * Something that we did not manage for a customer.
 *
 * @param what kind of thing
 * @param id which one, so that the same is not counted twice
 * @param at when
 */
public record Failure(What what, String id, Instant at) {

  /** Kinds of failures; two of one kind are one too many. */
  public enum What {
    /** A gesture did not reach the customer. */
    GESTURE,
    /** A promise was broken. */
    PROMISE,
    /** A message was not delivered. */
    MESSAGE
  }
}
