package dev.pillowmint.decision.customer;

import dev.pillowmint.catalogue.Amount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That something was given under a key: once per incident, a step of a ladder, a part of a quota.
 *
 * @param reservedFor id of a decision that still awaits its budget or a person; null once it is
 *     given
 * @param key what it counts for, hashed to 64 bits: {@link #key}
 * @param step which step of a ladder; otherwise {@link #GOODWILL} or {@link #OWED}
 * @param time when the moment happened, whole seconds
 * @param amount what was given, in the policy's currency; null: nothing worth counting, or its
 *     currency had no rate
 */
public record Tally(
    @Nullable String reservedFor, long key, int step, Instant time, @Nullable Amount amount) {
  /** Goodwill was given. */
  public static final int GOODWILL = 0;

  /** What is owed was given. */
  public static final int OWED = 1;

  /** The 64 bits of a key's parts. */
  public static long key(String... parts) {
    return Hashes.of(parts);
  }

  Tally given() {
    return new Tally(null, key, step, time, amount);
  }
}
