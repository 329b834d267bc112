package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.schemas.CustomerEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event to decide.
 *
 * @param event as the core knows it
 * @param receivedAt when Pillowmint accepted it; null if it came straight to Kafka
 * @param published as it was published; null: it was made of a follow-up
 */
record Incoming(Event event, @Nullable Instant receivedAt, @Nullable CustomerEvent published) {}
