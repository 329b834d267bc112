package dev.pillowmint.followup.plan;

/** The database answers and has its schema: work may begin. */
public record StoreReady() {}
