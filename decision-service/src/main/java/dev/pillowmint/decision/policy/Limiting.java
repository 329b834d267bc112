package dev.pillowmint.decision.policy;

import org.jspecify.annotations.Nullable;

/**
 * What limits goodwill in a policy as a whole.
 *
 * @param caps per customer; null: any
 * @param leeway of staff; null: approval alone says
 * @param approval where a rule does not say otherwise; null: never
 */
record Limiting(@Nullable Caps caps, @Nullable Leeway leeway, @Nullable Approval approval) {}
