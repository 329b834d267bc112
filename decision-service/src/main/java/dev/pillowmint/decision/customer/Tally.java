package dev.pillowmint.decision.customer;

import dev.pillowmint.catalogue.Amount;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That something was given under a key: once per incident, a step of a ladder, a part of a quota.
 *
 * @param reservedFor id of a decision that still awaits its budget or a person; null once it is
 *     given
 * @param key what it counts for, hashed to 64 bits: {@link #key}
 * @param what was given
 * @param time when the moment happened, whole seconds
 * @param amount what was given, in the policy's currency; null: nothing worth counting, or its
 *     currency had no rate
 */
public record Tally(
    @Nullable String reservedFor, long key, What what, Instant time, @Nullable Amount amount) {

  /** What was given under a key. */
  public sealed interface What {
    /** What one of the ledgers holds. */
    enum Given implements What {
      GOODWILL,
      OWED
    }

    /** A step of a ladder, from 0. */
    record Step(int number) implements What {}
  }

  /** Goodwill, or what is owed. */
  public static Tally of(
      @Nullable String reservedFor, long key, boolean owed, Instant time, @Nullable Amount amount) {
    return new Tally(reservedFor, key, owed ? What.Given.OWED : What.Given.GOODWILL, time, amount);
  }

  /** A step of a ladder, from 0. */
  public static Tally ofStep(@Nullable String reservedFor, long key, int step, Instant time) {
    return new Tally(reservedFor, key, new What.Step(step), time, null);
  }

  /** Whether it was owed. */
  public boolean owed() {
    return what == What.Given.OWED;
  }

  /** The 64 bits of a key's parts. */
  public static long key(String... parts) {
    return Hashes.of(parts);
  }

  boolean isGoodwillOf(String decisionId) {
    return decisionId.equals(reservedFor) && what == What.Given.GOODWILL;
  }

  Tally free() {
    return amount == null ? this : costing(Amount.ofMinor(0, amount.currency().getCurrencyCode()));
  }

  Tally costing(Amount other) {
    return new Tally(reservedFor, key, what, time, other);
  }

  /**
   * What is left of it; empty: nothing is.
   *
   * @param part in the same currency; null, or in another: all of it
   */
  Optional<Tally> less(@Nullable Amount part) {
    if (amount == null || part == null || !part.currency().equals(amount.currency())) {
      return Optional.empty();
    }
    Amount left = new Amount(amount.value().subtract(part.value()), amount.currency());
    return left.value().signum() > 0 ? Optional.of(costing(left)) : Optional.empty();
  }

  Tally given() {
    return new Tally(null, key, what, time, amount);
  }
}
