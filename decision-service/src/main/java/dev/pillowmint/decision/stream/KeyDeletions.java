package dev.pillowmint.decision.stream;

import dev.pillowmint.sealing.KeyName;
import dev.pillowmint.sealing.KeyTopic;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Deletes every key of an erased customer: those in the store, and those on the topic that have not
 * reached it.
 */
final class KeyDeletions implements Processor<String, Outgoing, String, byte[]> {
  private final KeyTopic topic;
  private @Nullable ProcessorContext<String, byte[]> context;

  KeyDeletions(KeyTopic topic) {
    this.topic = topic;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> given) {
    context = given;
  }

  @Override
  public void process(Record<String, Outgoing> record) {
    ProcessorContext<String, byte[]> begun = Objects.requireNonNull(context, "init() comes first");
    String customerId = record.key();
    CustomerKeyStore store = CustomerKeyStore.of(begun::getStateStore);
    Set<KeyName> names = new HashSet<>(store.of(customerId));
    topic.read(
        store.reach(),
        (name, wrapped) -> {
          if (name.customerId().equals(customerId)) {
            names.add(name);
          }
        });
    for (KeyName name : names) {
      begun.forward(new Record<>(name.text(), deleted(), record.timestamp()));
    }
  }

  @SuppressWarnings("NullAway") // A record without a value is how a compacted topic deletes.
  private static byte[] deleted() {
    return null;
  }
}
