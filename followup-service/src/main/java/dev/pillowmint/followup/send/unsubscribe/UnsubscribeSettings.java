package dev.pillowmint.followup.send.unsubscribe;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Unsubscribing with one click.
 *
 * @param address where customers reach this service, e.g. {@code https://care.example.org}; null:
 *     marketing e-mails ask for an answer by e-mail instead
 * @param secret signs the links: at least 32 characters, the same on all instances; needed with an
 *     address
 * @param previousSecret signed older links, which stay valid; null: none
 * @param valid how long a link works
 */
@ConfigurationProperties("pillowmint.unsubscribe")
public record UnsubscribeSettings(
    @Nullable URI address,
    @Nullable String secret,
    @Nullable String previousSecret,
    @DefaultValue("400d") Duration valid) {
  private static final int SHORTEST = 32;

  public UnsubscribeSettings {
    if (address != null && (secret == null || secret.length() < SHORTEST)) {
      throw new IllegalArgumentException(
          "pillowmint.unsubscribe.secret must have at least %d characters where pillowmint.unsubscribe.address is set; make one with: openssl rand -base64 32"
              .formatted(SHORTEST));
    }
    if (address != null && !List.of("https", "http").contains(address.getScheme())) {
      throw new IllegalArgumentException(
          "pillowmint.unsubscribe.address must begin with https:// (or http://), such as https://care.example.org");
    }
  }

  /** The newest first. */
  List<byte[]> secrets() {
    List<byte[]> secrets = new ArrayList<>();
    for (String s : new String[] {secret, previousSecret}) {
      if (s != null && !s.isBlank()) {
        secrets.add(s.getBytes(StandardCharsets.UTF_8));
      }
    }
    return secrets;
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return "UnsubscribeSettings[address=%s, valid=%s]".formatted(address, valid);
  }
}
