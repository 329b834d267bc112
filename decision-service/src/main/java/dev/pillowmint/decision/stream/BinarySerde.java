package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.stream.record.StoredCustomer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * Avro's single-object encoding for the service's own records: compact, and it says by fingerprint
 * which schema wrote it, be it an earlier release's.
 */
final class BinarySerde {
  static {
    trustOwnRecords();
    EarlierSchemas.know();
  }

  private BinarySerde() {}

  /** Avro loads no class that it was not told to trust; the flag for it names the schemas only. */
  private static void trustOwnRecords() {
    String own = StoredCustomer.class.getPackageName();
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(), type -> type.getPackageName().equals(own)));
  }

  static <T> Serde<T> of(BinaryMessageEncoder<T> encoder, BinaryMessageDecoder<T> decoder) {
    return Serdes.serdeFrom(
        (topic, value) -> value == null ? null : bytes(encoder, value),
        (topic, bytes) -> bytes == null ? null : value(decoder, bytes));
  }

  static <T> byte[] bytes(BinaryMessageEncoder<T> encoder, T value) {
    try {
      ByteBuffer buffer = encoder.encode(value);
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static <T> @Nullable T value(BinaryMessageDecoder<T> decoder, byte[] bytes) {
    try {
      return decoder.decode(bytes);
    } catch (IOException e) {
      throw new SerializationException("An own record cannot be read", e);
    }
  }
}
