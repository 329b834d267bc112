package dev.pillowmint.intake.deadletters;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How dead letters are reached.
 *
 * @param timeout for one act on Kafka
 * @param repeatsKnown how long decision-service knows a repeat; its dedupe window, less what clocks
 *     differ
 */
@ConfigurationProperties("pillowmint.repair")
record RepairSettings(
    @DefaultValue("20s") Duration timeout, @DefaultValue("6d") Duration repeatsKnown) {}
