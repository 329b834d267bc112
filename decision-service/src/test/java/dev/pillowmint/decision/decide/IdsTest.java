package dev.pillowmint.decision.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class IdsTest {
  private static final UUID NAMESPACE = UUID.fromString("6f1b6a52-0c5e-5d0b-9d53-6d696e740001");

  @Test
  void shouldNeverChange() {
    assertThat(Ids.of("shop", "e-1", "no-petty-fee")).isEqualTo(named("shop\0e-1\0no-petty-fee"));
    assertThat(Ids.of("shop", "é".repeat(600), "r", 12))
        .isEqualTo(named("shop\0" + "é".repeat(600) + "\0r\00012"));
  }

  @Property(tries = 300)
  void shouldBeVersionFiveUuids(
      @ForAll String source, @ForAll String eventId, @ForAll @IntRange(max = 20) int index) {
    String text = source + "\0" + eventId + "\0rule";

    assertThat(Ids.of(source, eventId, "rule")).isEqualTo(named(text));
    assertThat(Ids.of(source, eventId, "rule", index)).isEqualTo(named(text + "\0" + index));
  }

  /** As RFC 9562 says it. */
  private static String named(String text) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(
          ByteBuffer.allocate(16)
              .putLong(NAMESPACE.getMostSignificantBits())
              .putLong(NAMESPACE.getLeastSignificantBits())
              .array());
      ByteBuffer name = ByteBuffer.wrap(sha1.digest(text.getBytes(StandardCharsets.UTF_8)));
      long high = (name.getLong() & 0xffffffffffff0fffL) | 0x0000000000005000L;
      long low = (name.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
      return new UUID(high, low).toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
