package dev.pillowmint.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pillowmint.schemas.Attribute;
import dev.pillowmint.schemas.CustomerEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sealed value as it stands in an attribute's text: {@code sealed:KEY:BASE64}. Inside is the
 * whole attribute in Avro's single-object encoding, so that every kind of value can be sealed. It
 * opens for the same customer, event type and attribute only.
 */
final class Seal {
  static final String PREFIX = "sealed:";

  private final String keyId;
  private final byte[] bytes;

  private Seal(String keyId, byte[] bytes) {
    this.keyId = keyId;
    this.bytes = bytes;
  }

  /** What the attribute holds, if it is sealed. */
  static Optional<Seal> in(Attribute attribute) {
    String text = attribute.getText();
    return looksSealed(text) ? parsed(text) : Optional.empty();
  }

  static boolean looksSealed(@Nullable String text) {
    return text != null && text.startsWith(PREFIX);
  }

  /** What a text holds, if it is sealed. */
  static Optional<Seal> in(String text) {
    return looksSealed(text) ? parsed(text) : Optional.empty();
  }

  /** The text, sealed. */
  static String closeText(String text, String place, DataKey key) {
    return written(key, key.seal(text.getBytes(UTF_8), place.getBytes(UTF_8)));
  }

  /**
   * @param field for the error
   * @throws BrokenSealException if it was not sealed there, by that key
   */
  String openText(String field, String place, DataKey key) {
    try {
      return new String(key.unseal(bytes, place.getBytes(UTF_8)), UTF_8);
    } catch (GeneralSecurityException e) {
      throw new BrokenSealException(field);
    }
  }

  private static String written(DataKey key, byte[] sealed) {
    return PREFIX
        + key.name().id()
        + ":"
        + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
  }

  private static Optional<Seal> parsed(String text) {
    int between = text.indexOf(':', PREFIX.length());
    if (between <= PREFIX.length()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Seal(
              text.substring(PREFIX.length(), between),
              Base64.getUrlDecoder().decode(text.substring(between + 1))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Of the data key. */
  String keyId() {
    return keyId;
  }

  /** The value, sealed. */
  static Attribute close(CustomerEvent event, String attribute, Attribute value, DataKey key) {
    byte[] sealed = key.seal(plain(value), place(event, attribute));
    return Attribute.newBuilder().setText(written(key, sealed)).build();
  }

  /**
   * @throws BrokenSealException if it was not sealed there, by that key
   */
  Attribute open(CustomerEvent event, String attribute, DataKey key) {
    try {
      return Attribute.fromByteBuffer(ByteBuffer.wrap(key.unseal(bytes, place(event, attribute))));
    } catch (GeneralSecurityException | IOException e) {
      throw new BrokenSealException(attribute);
    }
  }

  private static byte[] plain(Attribute value) {
    try {
      ByteBuffer buffer = value.toByteBuffer();
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new IllegalArgumentException("An attribute cannot be encoded", e);
    }
  }

  /** Each part with its length before it, so that no two places look the same. */
  private static byte[] place(CustomerEvent event, String attribute) {
    byte[] customer = event.getCustomerId().getBytes(UTF_8);
    byte[] type = event.getType().getBytes(UTF_8);
    byte[] name = attribute.getBytes(UTF_8);
    return ByteBuffer.allocate(3 * Integer.BYTES + customer.length + type.length + name.length)
        .putInt(customer.length)
        .put(customer)
        .putInt(type.length)
        .put(type)
        .putInt(name.length)
        .put(name)
        .array();
  }
}
