package dev.pillowmint.followup.listen;

import dev.pillowmint.sealing.KeptCopy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;

/** Keeps the copy of customers' keys. A record may come again; the last one of a key stands. */
final class KeyListener {
  private final KeptCopy keys;

  KeyListener(KeptCopy keys) {
    this.keys = keys;
  }

  @KafkaListener(id = "customer-keys", topics = "customer-keys", idIsGroup = false, batch = "true")
  void hearKeys(List<ConsumerRecord<byte[], byte[]>> together) {
    keys.take(together.stream().map(KeyListener::change).toList());
  }

  private static KeptCopy.Change change(ConsumerRecord<byte[], byte[]> record) {
    byte[] key = record.key();
    return new KeptCopy.Change(
        record.partition(),
        record.offset(),
        key == null ? null : new String(key, StandardCharsets.UTF_8),
        record.value() == null ? null : ByteBuffer.wrap(record.value()));
  }
}
