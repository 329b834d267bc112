package dev.pillowmint.followup.setup;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * A demonstration's compressed time.
 *
 * @param start what the clock shows until the first customer event; null: real time
 * @param speed how many seconds it shows for each real one
 */
@Validated
@ConfigurationProperties("pillowmint.clock")
record ClockSettings(
    @Nullable Instant start, @DefaultValue("1") @Min(1) @Max(1_000_000) int speed) {}
