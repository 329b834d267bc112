package dev.pillowmint.decision.stream;

import dev.pillowmint.sealing.KeyName;
import dev.pillowmint.sealing.KeyTopic;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Deletes every key of an erased customer: those in the store, and those on the topic that have not
 * reached it.
 */
final class KeyDeletions extends ContextualProcessor<String, Outgoing, String, byte[]> {
  private final KeyTopic topic;

  KeyDeletions(KeyTopic topic) {
    this.topic = topic;
  }

  @Override
  public void process(Record<String, Outgoing> record) {
    String customerId = record.key();
    CustomerKeyStore store = CustomerKeyStore.of(context()::getStateStore);
    Set<KeyName> names = new HashSet<>(store.of(customerId));
    topic.read(
        store.reach(),
        (name, wrapped) -> {
          if (name.customerId().equals(customerId)) {
            names.add(name);
          }
        });
    for (KeyName name : names) {
      context().forward(new Record<>(name.text(), deleted(), record.timestamp()));
    }
  }

  @SuppressWarnings("NullAway") // A record without a value is how a compacted topic deletes.
  private static byte[] deleted() {
    return null;
  }
}
