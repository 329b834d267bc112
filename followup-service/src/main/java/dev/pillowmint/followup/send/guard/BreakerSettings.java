package dev.pillowmint.followup.send.guard;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a channel that does not answer is left alone.
 *
 * @param calls how many of the last attempts count
 * @param least so many attempts are needed to judge
 * @param failures percentage of failed ones from which on it is left alone
 * @param pause how long, before a few attempts show whether it answers again
 */
public record BreakerSettings(
    @DefaultValue("20") @Min(2) @Max(1000) int calls,
    @DefaultValue("5") @Min(1) @Max(1000) int least,
    @DefaultValue("50") @Min(1) @Max(100) int failures,
    @DefaultValue("30s") Duration pause) {}
