package dev.pillowmint.intake.api;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Systems that send webhooks.
 *
 * @param folder of the files that say how; empty: there are none
 * @param every how often the files and their secrets are read again
 */
@ConfigurationProperties("pillowmint.webhooks")
record WebhookSettings(@DefaultValue("") String folder, @DefaultValue("10s") Duration every) {}
