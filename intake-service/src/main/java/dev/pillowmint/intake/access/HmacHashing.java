package dev.pillowmint.intake.access;

import dev.pillowmint.intake.keys.KeyHashing;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * HMAC-SHA-256 with the pepper. Keys are random and long, so nothing slower is needed; without the
 * pepper nobody can try a key against what the topic holds.
 */
final class HmacHashing implements KeyHashing {
  private static final String ALGORITHM = "HmacSHA256";

  private final @Nullable SecretKeySpec pepper;

  HmacHashing(@Nullable String pepper) {
    this.pepper =
        pepper == null
            ? null
            : new SecretKeySpec(pepper.strip().getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  @Override
  public boolean canHash() {
    return pepper != null;
  }

  @Override
  public byte[] hash(String key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(pepper);
      return mac.doFinal(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
    }
  }
}
