package dev.pillowmint.decision.api;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Which policy decides.
 *
 * @param location of the document
 * @param eventTypes folder of a company's own event types; null: only those that ship
 */
@ConfigurationProperties("pillowmint.policy")
record PolicySettings(
    @DefaultValue("classpath:policies/house.yaml") Resource location, @Nullable Path eventTypes) {}
