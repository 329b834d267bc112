package dev.pillowmint.followup.send.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Signs as the Standard Webhooks specification says; with two secrets, by both. */
final class Signatures {
  private static final String PREFIX = "whsec_";
  private static final int SHORTEST_BYTES = 24;
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]+={0,2}");

  private final List<Webhook> keys;

  private Signatures(List<Webhook> keys) {
    this.keys = keys;
  }

  /**
   * @throws IllegalArgumentException if a secret cannot be used; names the setting, not the secret
   */
  static Signatures of(String channel, WebhookSettings settings) {
    List<Webhook> keys = new ArrayList<>();
    keys.add(key(channel, "secret", settings.secret()));
    String previous = settings.previousSecret();
    if (previous != null && !previous.isBlank()) {
      keys.add(key(channel, "previous-secret", previous));
    }
    return new Signatures(keys);
  }

  /** The header {@code webhook-signature}. */
  String sign(String id, Instant time, String body) {
    return keys.stream().map(key -> signed(key, id, time, body)).collect(Collectors.joining(" "));
  }

  private static String signed(Webhook key, String id, Instant time, String body) {
    try {
      return key.sign(id, time.getEpochSecond(), body);
    } catch (WebhookSigningException e) {
      throw new IllegalStateException("A message cannot be signed", e);
    }
  }

  private static Webhook key(String channel, String setting, @Nullable String secret) {
    String encoded = secret == null ? "" : secret.strip().replaceFirst("^" + PREFIX, "");
    if (!BASE64.matcher(encoded).matches() || bytes(encoded) < SHORTEST_BYTES) {
      throw new IllegalArgumentException(
          "pillowmint.channels.webhooks.%s.%s is no secret; expected \"whsec_\" and at least %d bytes in Base64: make one with: echo whsec_$(openssl rand -base64 32)"
              .formatted(channel, setting, SHORTEST_BYTES));
    }
    return new Webhook(encoded);
  }

  private static int bytes(String encoded) {
    try {
      return Base64.getDecoder().decode(encoded).length;
    } catch (IllegalArgumentException e) {
      return 0;
    }
  }
}
