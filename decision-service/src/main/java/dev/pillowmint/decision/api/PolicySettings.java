package dev.pillowmint.decision.api;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Which policy decides.
 *
 * @param location of the document
 */
@ConfigurationProperties("pillowmint.policy")
record PolicySettings(@DefaultValue("classpath:policies/house.yaml") Resource location) {}
