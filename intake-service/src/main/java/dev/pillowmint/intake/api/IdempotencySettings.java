package dev.pillowmint.intake.api;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How well an instance remembers requests with an Idempotency-Key.
 *
 * @param kept how long
 * @param results at most, of all requests together; the oldest are forgotten first
 */
@ConfigurationProperties("pillowmint.idempotency")
record IdempotencySettings(
    @DefaultValue("24h") Duration kept, @DefaultValue("20000") long results) {}
