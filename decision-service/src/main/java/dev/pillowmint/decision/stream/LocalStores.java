package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.learn.Learned.Instance;
import dev.pillowmint.decision.learn.LearnedAwayException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/** The stores of the partitions that this instance owns, and who owns the others. */
final class LocalStores {
  private static final String SOURCE = "customer-events";

  private final StreamsBuilderFactoryBean streams;
  private final HostInfo here;

  /**
   * @param here how the others reach this instance
   */
  LocalStores(StreamsBuilderFactoryBean streams, HostInfo here) {
    this.streams = streams;
    this.here = here;
  }

  KafkaStreams running() {
    KafkaStreams running = streams.getKafkaStreams();
    if (running == null || running.state() != KafkaStreams.State.RUNNING) {
      throw new LearnedAwayException("What was learned is being loaded.");
    }
    return running;
  }

  /** One store over all partitions here; empty: there is no partition of it here. */
  <T> Optional<ReadOnlyKeyValueStore<String, T>> allOf(KafkaStreams running, String name) {
    boolean isHere =
        running.streamsMetadataForStore(name).stream().anyMatch(m -> m.hostInfo().equals(here));
    return isHere
        ? Optional.of(
            running.store(
                StoreQueryParameters.fromNameAndType(
                    name, QueryableStoreTypes.<String, T>keyValueStore())))
        : Optional.empty();
  }

  /** Everything that such a store holds here. */
  <T> void each(KafkaStreams running, String name, Consumer<T> reader) {
    Optional<ReadOnlyKeyValueStore<String, T>> store = allOf(running, name);
    if (store.isPresent()) {
      try (KeyValueIterator<String, T> all = store.get().all()) {
        all.forEachRemaining(one -> reader.accept(one.value));
      }
    }
  }

  /** One store per partition here, of those that are kept by customer. */
  <T> List<ReadOnlyKeyValueStore<String, T>> eachOf(KafkaStreams running, String name) {
    return partitions(running)
        .map(
            partition ->
                running.store(
                    StoreQueryParameters.fromNameAndType(
                            name, QueryableStoreTypes.<String, T>keyValueStore())
                        .withPartition(partition)))
        .toList();
  }

  /** Those that own what this one does not. */
  List<Instance> others(KafkaStreams running) {
    return Stream.of(LearningTopology.MISSED, LearningTopology.RESULTS, LearningTopology.AMOUNTS)
        .flatMap(store -> running.streamsMetadataForStore(store).stream())
        .map(StreamsMetadata::hostInfo)
        .filter(host -> !host.equals(here))
        .distinct()
        .map(host -> new Instance(host.host(), host.port()))
        .toList();
  }

  private static Stream<Integer> partitions(KafkaStreams running) {
    return running.metadataForLocalThreads().stream()
        .flatMap(thread -> thread.activeTasks().stream())
        .flatMap(task -> task.topicPartitions().stream())
        .filter(partition -> partition.topic().equals(SOURCE))
        .map(partition -> partition.partition())
        .distinct();
  }

  /** How the others reach this instance; empty: they cannot. */
  static Optional<HostInfo> address(String server) {
    return Optional.ofNullable(HostInfo.buildFromEndpoint(server));
  }
}
