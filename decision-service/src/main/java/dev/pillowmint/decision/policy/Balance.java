package dev.pillowmint.decision.policy;

import org.jspecify.annotations.Nullable;

/**
 * How a rule's gestures go together, and what goodwill is held to.
 *
 * @param absorbed true: goodwill is reduced by what is owed in the same decision
 * @param highestOnly true: amounts do not stack
 * @param counterCost what not acting risks; null: no estimate
 * @param guarded whether the policy's guards hold
 * @param controlled whether the control group holds
 */
public record Balance(
    boolean absorbed,
    boolean highestOnly,
    @Nullable CounterCost counterCost,
    boolean guarded,
    boolean controlled) {}
