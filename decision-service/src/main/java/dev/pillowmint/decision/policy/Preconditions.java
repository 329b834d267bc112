package dev.pillowmint.decision.policy;

import org.jspecify.annotations.Nullable;

/**
 * What must hold beside a rule's condition.
 *
 * @param notStated what happens if the condition reads what nobody stated
 * @param onRequest whether the customer must have asked, and which types say that by themselves;
 *     null: never mind
 * @param after what must be finished first; null: nothing
 * @param proof what must be shown; null: nothing
 */
public record Preconditions(
    NotStated notStated,
    @Nullable OnRequest onRequest,
    @Nullable FinishedFirst after,
    @Nullable Proof proof) {}
