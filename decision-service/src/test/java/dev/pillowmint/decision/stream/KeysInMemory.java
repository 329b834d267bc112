package dev.pillowmint.decision.stream;

import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.sealing.CustomerKeys;
import dev.pillowmint.sealing.DataKey;
import dev.pillowmint.sealing.KeyName;
import dev.pillowmint.sealing.KeyTopic;
import dev.pillowmint.sealing.MasterKeys;
import dev.pillowmint.sealing.SealedEvents;
import dev.pillowmint.sealing.Sealer;
import dev.pillowmint.sealing.Sealing;
import dev.pillowmint.sealing.Unsealing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The topic of customers' keys without a broker. What is there is not in anybody's copy yet. */
final class KeysInMemory {
  private static final EventTypes TYPES = EventTypes.shipped();
  private static final TopicPartition PARTITION = new TopicPartition(KeyTopic.NAME, 0);

  final List<KeyName> made = new ArrayList<>();
  private final MasterKeys master;
  private final List<KeyName> names = new ArrayList<>();
  private final List<byte @Nullable []> values = new ArrayList<>();

  KeysInMemory(String master) {
    this.master = MasterKeys.parse(master);
  }

  /** A new key of the customer, on the topic. */
  DataKey add(String customerId) {
    DataKey key = DataKey.generate(customerId);
    write(key.name(), master.wrap(key));
    return key;
  }

  byte[] wrapped(DataKey key) {
    return master.wrap(key);
  }

  void write(KeyName name, byte @Nullable [] value) {
    names.add(name);
    values.add(value);
  }

  /** As a service with that master key has it. */
  Sealing sealing(String masterOfService) {
    MasterKeys its = MasterKeys.parse(masterOfService);
    KeyTopic topic = new KeyTopic(this::consumer, Duration.ofSeconds(1));
    SealedEvents sealed = new SealedEvents(TYPES);
    CustomerKeys keys = new CustomerKeys(this::made, its, 10, Duration.ofSeconds(1));
    return new Sealing(
        keys, sealed, new Sealer(sealed, keys), new Unsealing(TYPES, its, topic), topic, () -> {});
  }

  private CompletableFuture<?> made(String name, byte[] wrapped) {
    KeyName made = KeyName.parse(name).orElseThrow();
    this.made.add(made);
    write(made, wrapped);
    return CompletableFuture.completedFuture(name);
  }

  private Consumer<String, byte[]> consumer() {
    return new MockConsumer<>("earliest") {
      @Override
      public synchronized List<PartitionInfo> partitionsFor(String topic) {
        Node[] nobody = {};
        return List.of(
            new PartitionInfo(topic, PARTITION.partition(), Node.noNode(), nobody, nobody));
      }

      @Override
      public synchronized Map<TopicPartition, Long> endOffsets(
          Collection<TopicPartition> partitions, Duration timeout) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        partitions.forEach(p -> ends.put(p, (long) names.size()));
        return ends;
      }

      @Override
      public synchronized ConsumerRecords<String, byte[]> poll(Duration timeout) {
        for (int i = (int) position(PARTITION); i < names.size(); i++) {
          addRecord(new ConsumerRecord<>(KeyTopic.NAME, 0, i, names.get(i).text(), values.get(i)));
        }
        return super.poll(timeout);
      }
    };
  }
}
