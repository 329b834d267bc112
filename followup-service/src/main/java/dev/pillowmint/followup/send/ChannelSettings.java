package dev.pillowmint.followup.send;

import dev.pillowmint.followup.send.guard.BreakerSettings;
import dev.pillowmint.followup.send.webhook.WebhookSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How messages go out.
 *
 * @param email by SMTP; the server's own settings are {@code spring.mail}'s
 * @param webhooks the company's channels, by name
 * @param breaker when a channel that does not answer is left alone
 */
@Validated
@ConfigurationProperties("pillowmint.channels")
record ChannelSettings(
    @Valid @DefaultValue Email email,
    @DefaultValue Map<String, @Valid WebhookSettings> webhooks,
    @Valid @DefaultValue BreakerSettings breaker) {

  ChannelSettings {
    webhooks = Map.copyOf(webhooks);
  }

  /**
   * E-mail.
   *
   * @param timeout how long one message may take, whatever the server does
   * @param atOnce how many messages may be under way
   */
  record Email(
      @DefaultValue("15s") Duration timeout, @DefaultValue("8") @Min(1) @Max(100) int atOnce) {}
}
