package dev.pillowmint.decision.policies;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the policies topic is read and written.
 *
 * @param transactionalId the same on every instance: Kafka lets only its newest holder write
 * @param timeout how long one reading or one writing may take
 * @param retryAfter how long to wait after the topic could not be read
 */
@ConfigurationProperties("pillowmint.policies")
record PoliciesSettings(
    @DefaultValue("decision-service-policies") String transactionalId,
    @DefaultValue("10s") Duration timeout,
    @DefaultValue("1s") Duration retryAfter) {}
