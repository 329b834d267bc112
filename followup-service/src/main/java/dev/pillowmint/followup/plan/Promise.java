package dev.pillowmint.followup.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A promise to a customer.
 *
 * @param customerId to whom
 * @param id the gesture's id, or as staff named it; unique per customer
 * @param state what became of it
 * @param what in words; null: not known yet, or erased
 * @param dueAt by when; null: the word that it was settled came before the promise itself
 */
public record Promise(
    String customerId,
    String id,
    PromiseState state,
    @Nullable String what,
    @Nullable Instant dueAt) {

  boolean isOpen() {
    return state == PromiseState.OPEN;
  }

  /** Whether only its end is known so far. */
  boolean isForeseen() {
    return dueAt == null;
  }

  /** A promise ends once: what is settled stays as it is. */
  Promise settled(PromiseState end) {
    return isOpen() ? new Promise(customerId, id, end, what, dueAt) : this;
  }

  Promise erased() {
    return new Promise(customerId, id, settled(PromiseState.RELEASED).state, null, dueAt);
  }
}
