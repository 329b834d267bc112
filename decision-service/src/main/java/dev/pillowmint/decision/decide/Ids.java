package dev.pillowmint.decision.decide;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Names that come out the same each time: version 5 UUIDs (RFC 9562) of what they name. */
public final class Ids {
  private static final UUID NAMESPACE = UUID.fromString("6f1b6a52-0c5e-5d0b-9d53-6d696e740001");

  private Ids() {}

  /** The name of what those parts identify together. */
  public static String of(String... parts) {
    ByteBuffer name = ByteBuffer.wrap(sha1(String.join("\u0000", parts)));
    long high = (name.getLong() & 0xffffffffffff0fffL) | 0x0000000000005000L;
    long low = (name.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }

  private static byte[] sha1(String text) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(
          ByteBuffer.allocate(16)
              .putLong(NAMESPACE.getMostSignificantBits())
              .putLong(NAMESPACE.getLeastSignificantBits())
              .array());
      return sha1.digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-1", e);
    }
  }
}
