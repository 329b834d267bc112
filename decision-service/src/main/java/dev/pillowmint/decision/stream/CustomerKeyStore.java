package dev.pillowmint.decision.stream;

import dev.pillowmint.sealing.KeyName;
import dev.pillowmint.sealing.KeyTopic;
import dev.pillowmint.sealing.Unsealing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The keys of customers, in a store of which every instance has the whole. It keeps the offset of
 * each record, so that it is known how far the topic is in it.
 */
final class CustomerKeyStore implements Unsealing.Copy {
  private static final String NAME = "customer-keys";

  private final StateStore store;
  private final ReadOnlyKeyValueStore<String, byte[]> keys;

  private CustomerKeyStore(StateStore store, ReadOnlyKeyValueStore<String, byte[]> keys) {
    this.store = store;
    this.keys = keys;
  }

  static void add(StreamsBuilder builder) {
    builder.addGlobalStore(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(NAME), Serdes.String(), Serdes.ByteArray()),
        KeyTopic.NAME,
        Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("customer-keys-source"),
        Keeping::new);
  }

  /**
   * @param stores finds the processor's stores
   */
  @SuppressWarnings("unchecked")
  static CustomerKeyStore of(Function<String, StateStore> stores) {
    StateStore store = stores.apply(NAME);
    return new CustomerKeyStore(store, (ReadOnlyKeyValueStore<String, byte[]>) store);
  }

  @Override
  public byte @Nullable [] find(KeyName name) {
    return keys.get(name.text());
  }

  @Override
  public Map<Integer, Long> reach() {
    Map<Integer, Long> next = new HashMap<>();
    store
        .getPosition()
        .getPartitionPositions(KeyTopic.NAME)
        .forEach((partition, offset) -> next.put(partition, offset + 1));
    return next;
  }

  @Override
  public List<KeyName> of(String customerId) {
    List<KeyName> names = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all =
        keys.range(new KeyName(customerId, "").text(), new KeyName(customerId, "~").text())) {
      all.forEachRemaining(key -> KeyName.parse(key.key).ifPresent(names::add));
    }
    return names;
  }

  /** Takes what the topic says. */
  private static final class Keeping implements Processor<String, byte[], Void, Void> {
    private org.apache.kafka.streams.state.@Nullable KeyValueStore<String, byte[]> store;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      store = context.getStateStore(NAME);
    }

    @Override
    public void process(Record<String, byte[]> record) {
      if (store != null && record.key() != null) {
        store.put(record.key(), record.value());
      }
    }
  }
}
