package dev.pillowmint.followup.plan;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of every promise. A port: the store answers. */
public interface PromiseLedger {

  /** Those that fit, the one due first, first. */
  List<Entry> promises(Question question, int limit, Worklist.@Nullable Position after);

  /** How many are open, and how many of those have warned. */
  Counts counts();

  /**
   * Which promises are asked for; null: whoever's, whenever due.
   *
   * @param state what became of them
   * @param customerId to whom
   * @param owner the role that answers for them
   * @param dueBefore due before that time
   */
  record Question(
      PromiseState state,
      @Nullable String customerId,
      @Nullable String owner,
      @Nullable Instant dueBefore) {}

  /**
   * A promise in the ledger.
   *
   * @param promise as it is now
   * @param isNearlyDue whether it has warned who answers for it
   */
  record Entry(Promise promise, boolean isNearlyDue) {}

  /**
   * How promises stand.
   *
   * @param open not at their end
   * @param nearlyDue of these, the ones that have warned
   */
  record Counts(long open, long nearlyDue) {}
}
