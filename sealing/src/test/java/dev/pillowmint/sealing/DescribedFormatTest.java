package dev.pillowmint.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.schemas.Attribute;
import dev.pillowmint.schemas.CustomerEvent;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** What docs/sealing.md says to whoever reads the topics in another language. */
class DescribedFormatTest {
  private static final String MASTER = "5e".repeat(32);
  private static final int TINK_PREFIX = 5;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int KEY_BYTES = 32;

  private final DataKey key = DataKey.generate("C-1");
  private final byte[] dataKey = unwrapped(MasterKeys.parse(MASTER).wrap(key), "C-1\n" + id());

  @Test
  void shouldOpenAnAttributeByTheDescription() throws Exception {
    CustomerEvent event =
        CustomerEvent.newBuilder()
            .setId("e-1")
            .setSource("desk")
            .setType("customer.noted")
            .setCustomerId("C-1")
            .setTime(Instant.EPOCH)
            .setAttributes(Map.of("note", Attribute.newBuilder().setText("hello").build()))
            .build();

    CustomerEvent sealed = new SealedEvents(EventTypes.shipped()).seal(event, key);
    String text = Objects.requireNonNull(sealed.getAttributes().get("note")).getText();

    byte[] plain = opened(bytes(text), lengthsBefore("C-1", "customer.noted", "note"));
    assertThat(Attribute.fromByteBuffer(ByteBuffer.wrap(plain)).getText()).isEqualTo("hello");
  }

  @Test
  void shouldOpenATextByTheDescription() throws Exception {
    String text = Seal.closeText("hello", "C-1\nGesture.description", key);

    assertThat(new String(opened(bytes(text), "C-1\nGesture.description".getBytes(UTF_8)), UTF_8))
        .isEqualTo("hello");
  }

  private String id() {
    return key.name().id();
  }

  private byte[] bytes(String sealed) {
    assertThat(sealed).startsWith("sealed:" + id() + ":");
    return Base64.getUrlDecoder().decode(sealed.substring(("sealed:" + id() + ":").length()));
  }

  private byte[] opened(byte[] sealed, byte[] associated) throws GeneralSecurityException {
    return decrypted(dataKey, sealed, associated);
  }

  /** The encrypted keyset is field 2 of the message; its only key's 32 bytes end the value. */
  private static byte[] unwrapped(byte[] wrapped, String name) {
    try {
      int length = (wrapped[1] & 0x7f) | (wrapped[2] << 7);
      byte[] encrypted = Arrays.copyOfRange(wrapped, 3, 3 + length);
      byte[] keyset = decrypted(HexFormat.of().parseHex(MASTER), encrypted, name.getBytes(UTF_8));
      for (int at = 0; at < keyset.length - KEY_BYTES - 1; at++) {
        if (keyset[at] == 0x1a && keyset[at + 1] == KEY_BYTES) {
          return Arrays.copyOfRange(keyset, at + 2, at + 2 + KEY_BYTES);
        }
      }
      throw new AssertionError("There is no AES-GCM key in " + HexFormat.of().formatHex(keyset));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] decrypted(byte[] key, byte[] sealed, byte[] associated)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(key, "AES"),
        new GCMParameterSpec(TAG_BITS, sealed, TINK_PREFIX, NONCE));
    cipher.updateAAD(associated);
    return cipher.doFinal(sealed, TINK_PREFIX + NONCE, sealed.length - TINK_PREFIX - NONCE);
  }

  private static byte[] lengthsBefore(String... parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(bytes);
    for (String part : parts) {
      byte[] utf8 = part.getBytes(UTF_8);
      data.writeInt(utf8.length);
      data.write(utf8);
    }
    return bytes.toByteArray();
  }
}
