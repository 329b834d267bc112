package dev.pillowmint.followup.send.unsubscribe;

import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Links by which a customer unsubscribes. A link names the follow-up and its own time, signed with
 * HMAC-SHA-256; who the customer is does not stand in it.
 */
public final class UnsubscribeLinks {
  private static final String ALGORITHM = "HmacSHA256";
  private static final byte[] PURPOSE = {'u', 'n', 's', 'u', 'b', '1'};
  private static final int PAYLOAD_BYTES = 24;
  private static final int SIGNATURE_BYTES = 32;
  private static final int TOKEN_CHARACTERS = 75;

  private final UnsubscribeSettings settings;
  private final Clock clock;

  public UnsubscribeLinks(UnsubscribeSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Where to unsubscribe from messages like that one; empty: this service has no address. */
  public Optional<URI> of(UUID followUp) {
    URI address = settings.address();
    return address == null
        ? Optional.empty()
        : Optional.of(
            URI.create(
                "%s/unsubscribe/%s"
                    .formatted(address.toString().replaceFirst("/+$", ""), token(followUp))));
  }

  String token(UUID followUp) {
    byte[] payload =
        ByteBuffer.allocate(PAYLOAD_BYTES)
            .putLong(followUp.getMostSignificantBits())
            .putLong(followUp.getLeastSignificantBits())
            .putLong(clock.instant().getEpochSecond())
            .array();
    byte[] signature = sign(settings.secrets().getFirst(), payload);
    byte[] token = Arrays.copyOf(payload, PAYLOAD_BYTES + SIGNATURE_BYTES);
    System.arraycopy(signature, 0, token, PAYLOAD_BYTES, SIGNATURE_BYTES);
    return encoded(token);
  }

  /** The follow-up that a token names. */
  Reading read(String token) {
    byte[] bytes = decoded(token);
    if (bytes.length != PAYLOAD_BYTES + SIGNATURE_BYTES || !encoded(bytes).equals(token)) {
      return new Reading.Forged();
    }
    byte[] payload = Arrays.copyOf(bytes, PAYLOAD_BYTES);
    byte[] signature = Arrays.copyOfRange(bytes, PAYLOAD_BYTES, bytes.length);
    if (settings.secrets().stream()
        .noneMatch(secret -> MessageDigest.isEqual(sign(secret, payload), signature))) {
      return new Reading.Forged();
    }
    ByteBuffer content = ByteBuffer.wrap(payload);
    UUID followUp = new UUID(content.getLong(), content.getLong());
    Instant end = Instant.ofEpochSecond(content.getLong()).plus(settings.valid());
    return clock.instant().isAfter(end) ? new Reading.TooOld() : new Reading.Valid(followUp);
  }

  private static String encoded(byte[] token) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  private static byte[] decoded(String token) {
    try {
      return token.length() == TOKEN_CHARACTERS
          ? Base64.getUrlDecoder().decode(token)
          : new byte[0];
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static byte[] sign(byte[] secret, byte[] payload) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      mac.update(PURPOSE);
      return mac.doFinal(payload);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The JDK lacks " + ALGORITHM, e);
    }
  }

  /** What a token turned out to be. */
  sealed interface Reading {
    /** It is ours and of use. */
    record Valid(UUID followUp) implements Reading {}

    /** It is not ours, or was changed. */
    record Forged() implements Reading {}

    /** It is ours, and older than links may be. */
    record TooOld() implements Reading {}
  }
}
