package dev.pillowmint.decision.customer;

import java.time.Instant;

/**
 * An event that is remembered, as far as windows need it.
 *
 * @param type of the event
 * @param time when it happened, whole seconds
 */
public record Remembered(String type, Instant time) {}
