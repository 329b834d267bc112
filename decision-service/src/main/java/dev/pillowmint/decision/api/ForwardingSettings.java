package dev.pillowmint.decision.api;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the instance that owns a customer is asked.
 *
 * @param scheme {@code http}, or {@code https} where the instances talk TLS among themselves
 * @param connectTimeout how long a connection may take
 * @param timeout how long the answer may take
 */
@ConfigurationProperties("pillowmint.forwarding")
record ForwardingSettings(
    @DefaultValue("http") String scheme,
    @DefaultValue("1s") Duration connectTimeout,
    @DefaultValue("3s") Duration timeout) {}
