package dev.pillowmint.decision.policy;

/**
 * Why a rule declines.
 *
 * @param code stable
 * @param text for a person
 */
record Refusal(String code, Text text) {}
