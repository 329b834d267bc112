package dev.pillowmint.followup.plan;

/** A promise came to its end. */
public record PromiseSettled(Promise promise) {}
