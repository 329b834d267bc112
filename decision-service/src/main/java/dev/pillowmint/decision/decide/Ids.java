package dev.pillowmint.decision.decide;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Names that come out the same each time: version 5 UUIDs (RFC 9562) of what they name. Each thread
 * reuses one digest and one buffer, which cost more to make than to use.
 */
final class Ids {
  private static final UUID NAMESPACE = UUID.fromString("6f1b6a52-0c5e-5d0b-9d53-6d696e740001");
  private static final ThreadLocal<Ids> OF_THREAD = ThreadLocal.withInitial(Ids::new);
  private static final int NAMESPACE_BYTES = 16;
  private static final int SHA1_BYTES = 20;
  private static final int USUAL_BYTES = 512;
  private static final int LAST_ASCII = 127;

  private final MessageDigest sha1;
  private final byte[] name = new byte[NAMESPACE_BYTES + USUAL_BYTES];
  private final ByteBuffer digest = ByteBuffer.allocate(SHA1_BYTES);

  private Ids() {
    try {
      sha1 = MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-1", e);
    }
    ByteBuffer.wrap(name)
        .putLong(NAMESPACE.getMostSignificantBits())
        .putLong(NAMESPACE.getLeastSignificantBits());
  }

  static String of(String... parts) {
    return OF_THREAD.get().named(parts);
  }

  private String named(String... parts) {
    int length = fill(parts);
    sha1.update(name, 0, length);
    if (length == NAMESPACE_BYTES) {
      sha1.update(String.join("\u0000", parts).getBytes(StandardCharsets.UTF_8));
    }
    try {
      sha1.digest(digest.array(), 0, SHA1_BYTES);
    } catch (DigestException e) {
      throw new IllegalStateException("SHA-1 has 20 bytes", e);
    }
    long high = (digest.getLong(0) & 0xffffffffffff0fffL) | 0x0000000000005000L;
    long low = (digest.getLong(Long.BYTES) & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }

  /**
   * Puts the parts after the namespace, with a zero between them, if they are short and ASCII; else
   * nothing.
   */
  private int fill(String... parts) {
    int length = NAMESPACE_BYTES;
    for (String part : parts) {
      if (length + part.length() >= name.length) {
        return NAMESPACE_BYTES;
      }
      for (int i = 0; i < part.length(); i++) {
        char character = part.charAt(i);
        if (character > LAST_ASCII) {
          return NAMESPACE_BYTES;
        }
        name[length++] = (byte) character;
      }
      name[length++] = 0;
    }
    return length - 1;
  }
}
