package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.customer.OpenPromise;
import dev.pillowmint.decision.stream.record.StoredPromise;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An open promise as the store keeps it, and back: a gesture's id in 16 bytes instead of 36. */
final class StoredPromises {
  private StoredPromises() {}

  static StoredPromise stored(OpenPromise promise) {
    Optional<ByteBuffer> uuid = uuid(promise.id());
    return StoredPromise.newBuilder()
        .setId(uuid.isPresent() ? "" : promise.id())
        .setWhat(promise.what())
        .setDueEpochSecond(promise.dueAt().getEpochSecond())
        .setUuid(uuid.orElse(null))
        .build();
  }

  static OpenPromise promise(StoredPromise stored) {
    ByteBuffer uuid = stored.getUuid();
    String id = uuid == null ? stored.getId() : text(uuid.duplicate());
    return new OpenPromise(id, stored.getWhat(), Instant.ofEpochSecond(stored.getDueEpochSecond()));
  }

  private static Optional<ByteBuffer> uuid(String id) {
    try {
      UUID uuid = UUID.fromString(id);
      return uuid.toString().equals(id)
          ? Optional.of(
              ByteBuffer.allocate(2 * Long.BYTES)
                  .putLong(uuid.getMostSignificantBits())
                  .putLong(uuid.getLeastSignificantBits())
                  .flip())
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String text(ByteBuffer uuid) {
    return new UUID(uuid.getLong(), uuid.getLong()).toString();
  }
}
