package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a budget was drawn on in one period of a rehearsal.
 *
 * @param budget its name
 * @param period which, e.g. {@code 2026-03}
 * @param spent so far
 * @param limit what the whole period may cost
 * @param refusals how many draws found no room
 * @param ranOutAt time of the first event that found no room; null: none did
 */
public record BudgetUse(
    String budget,
    String period,
    Amount spent,
    Amount limit,
    long refusals,
    @Nullable Instant ranOutAt) {

  BudgetUse after(Budget.Drawn drawn, Draw draw, Instant time) {
    return new BudgetUse(
        budget,
        period,
        drawn.budget().spent(),
        draw.limit(),
        drawn.granted() ? refusals : refusals + 1,
        drawn.granted() || ranOutAt != null ? ranOutAt : time);
  }
}
