package dev.pillowmint.decision.policy;

import org.jspecify.annotations.Nullable;

/**
 * Why a rule declines on purpose.
 *
 * @param code stable
 * @param text in words
 * @param handOver the role that sees to the moment instead; null: nobody
 */
record Refusal(String code, Text text, @Nullable String handOver) {}
