package dev.pillowmint.intake.publish;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events are made durable.
 *
 * @param topic where to
 * @param timeout how long a request waits for Kafka's acknowledgement at most
 * @param schemaTimeout how long it waits for the schema registry, at first use
 */
@ConfigurationProperties("pillowmint.publish")
record PublishSettings(
    @DefaultValue("customer-events") String topic,
    @DefaultValue("10s") Duration timeout,
    @DefaultValue("3s") Duration schemaTimeout) {}
