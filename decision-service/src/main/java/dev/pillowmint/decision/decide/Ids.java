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
public final class Ids {
  private static final UUID NAMESPACE = UUID.fromString("6f1b6a52-0c5e-5d0b-9d53-6d696e740001");
  private static final ThreadLocal<Ids> OF_THREAD = ThreadLocal.withInitial(Ids::new);
  private static final int NAMESPACE_BYTES = 16;
  private static final int SHA1_BYTES = 20;
  private static final int USUAL_BYTES = 512;
  private static final int LAST_ASCII = 127;

  private final MessageDigest sha1;
  private final byte[] bytes = new byte[NAMESPACE_BYTES + USUAL_BYTES];
  private final ByteBuffer digest = ByteBuffer.allocate(SHA1_BYTES);
  private int length;

  private Ids() {
    try {
      sha1 = MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-1", e);
    }
    ByteBuffer.wrap(bytes)
        .putLong(NAMESPACE.getMostSignificantBits())
        .putLong(NAMESPACE.getLeastSignificantBits());
  }

  /** Of the decision that a rule makes about an event. */
  public static String of(String source, String eventId, String rule) {
    Ids ids = OF_THREAD.get().begin();
    return ids.put(source) && ids.separate() && ids.put(eventId) && ids.separate() && ids.put(rule)
        ? ids.name()
        : ids.name(String.join("\u0000", source, eventId, rule));
  }

  /**
   * Of one of the decision's gestures.
   *
   * @param index among them, from 0
   */
  public static String of(String source, String eventId, String rule, int index) {
    Ids ids = OF_THREAD.get().begin();
    return index < 10
            && ids.put(source)
            && ids.separate()
            && ids.put(eventId)
            && ids.separate()
            && ids.put(rule)
            && ids.separate()
            && ids.put((char) ('0' + index))
        ? ids.name()
        : ids.name(String.join("\u0000", source, eventId, rule, String.valueOf(index)));
  }

  private Ids begin() {
    length = NAMESPACE_BYTES;
    return this;
  }

  private boolean separate() {
    return put('\u0000');
  }

  /** False: it is not ASCII, or too much. */
  private boolean put(String part) {
    int size = part.length();
    int start = length;
    if (size > bytes.length - start) {
      return false;
    }
    int all = 0;
    for (int i = 0; i < size; i++) {
      char character = part.charAt(i);
      bytes[start + i] = (byte) character;
      all |= character;
    }
    length = start + size;
    return all <= LAST_ASCII;
  }

  private boolean put(char character) {
    if (character > LAST_ASCII || length == bytes.length) {
      return false;
    }
    bytes[length++] = (byte) character;
    return true;
  }

  private String name(String text) {
    sha1.update(bytes, 0, NAMESPACE_BYTES);
    sha1.update(text.getBytes(StandardCharsets.UTF_8));
    return uuid();
  }

  private String name() {
    sha1.update(bytes, 0, length);
    return uuid();
  }

  private String uuid() {
    try {
      sha1.digest(digest.array(), 0, SHA1_BYTES);
    } catch (DigestException e) {
      throw new IllegalStateException("SHA-1 has 20 bytes", e);
    }
    long high = (digest.getLong(0) & 0xffffffffffff0fffL) | 0x0000000000005000L;
    long low = (digest.getLong(Long.BYTES) & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }
}
