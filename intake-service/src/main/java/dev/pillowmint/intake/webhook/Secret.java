package dev.pillowmint.intake.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a sender and we alone know. Tells itself to nobody. */
public final class Secret {
  private final byte[] key;

  private Secret(byte[] key) {
    this.key = key;
  }

  static Secret of(byte[] key) {
    return new Secret(key.clone());
  }

  static Secret of(String text) {
    return new Secret(text.getBytes(StandardCharsets.UTF_8));
  }

  /** HMAC-SHA256 of the parts, one after the other. */
  byte[] sign(byte[]... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no HmacSHA256", e);
    }
  }

  /** Whether it is this, found out in a time that does not depend on where they differ. */
  boolean is(byte[] other) {
    return java.security.MessageDigest.isEqual(key, other);
  }

  @Override
  public String toString() {
    return "Secret";
  }
}
