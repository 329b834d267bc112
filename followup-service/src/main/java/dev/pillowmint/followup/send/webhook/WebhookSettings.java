package dev.pillowmint.followup.send.webhook;

import dev.pillowmint.followup.plan.Medium;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A company channel.
 *
 * @param url where messages go; https, unless {@code allowHttp}
 * @param secret signs them: {@code whsec_} and Base64, at least 24 bytes
 * @param previousSecret signs them too while the receiver changes over; null: none
 * @param medium what customers see of it, so that their preferences count
 * @param timeout how long one message may take, whatever the receiver does
 * @param atOnce how many messages may be under way
 * @param sslBundle names the bundle of {@code spring.ssl} whose certificates the server is trusted
 *     by; null: those that Java trusts
 * @param allowHttp whether the address may be plain http, as inside one's own network
 */
public record WebhookSettings(
    @NotNull URI url,
    @NotNull String secret,
    @Nullable String previousSecret,
    @NotNull Medium medium,
    @DefaultValue("10s") Duration timeout,
    @DefaultValue("4") @Min(1) @Max(100) int atOnce,
    @Nullable String sslBundle,
    @DefaultValue("false") boolean allowHttp) {

  /** Shows no secret. */
  @Override
  public String toString() {
    return "WebhookSettings[url=%s, medium=%s]".formatted(url, medium);
  }
}
