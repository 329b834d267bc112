package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.Amount;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much goodwill one customer may get. Binds goodwill with a price only.
 *
 * @param gestures at most so many; null: any number
 * @param amount at most so much together, in the policy's currency; null: any amount
 * @param within in any window of this length
 */
public record Caps(@Nullable Integer gestures, @Nullable Amount amount, Duration within) {}
