package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.stream.record.StoredAmounts;
import dev.pillowmint.decision.stream.record.StoredCounts;
import dev.pillowmint.decision.stream.record.StoredLesson;
import dev.pillowmint.decision.stream.record.StoredMissed;
import dev.pillowmint.decision.stream.record.StoredOpenTrials;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.Stores;

/**
 * What is learned of what was decided: missed moments and open trials by customer, results by rule.
 */
final class LearningTopology {
  static final String MISSED = "missed";
  static final String MISSED_PLACES = "missed-places";
  static final String TRIALS = "trials";
  static final String RESULTS = "results";
  static final String AMOUNTS = "amounts";

  private static final Serde<String> KEY = Serdes.String();

  private LearningTopology() {}

  /** Adds it behind what goes out. */
  static void add(KStream<String, Outgoing> outgoing, DecisionTopology.Parts parts) {
    outgoing
        .process(
            () -> new LearningProcessor(parts), Named.as("learn"), MISSED, MISSED_PLACES, TRIALS)
        .repartition(Repartitioned.with(KEY, lesson()).withName("lessons"))
        .process(ResultsProcessor::new, Named.as("count"), RESULTS, AMOUNTS);
  }

  static Serde<StoredLesson> lesson() {
    return BinarySerde.of(StoredLesson.getEncoder(), StoredLesson.getDecoder());
  }

  static void addStores(StreamsBuilder builder) {
    add(builder, MISSED, BinarySerde.of(StoredMissed.getEncoder(), StoredMissed.getDecoder()));
    add(builder, MISSED_PLACES, Serdes.String());
    add(
        builder,
        TRIALS,
        BinarySerde.of(StoredOpenTrials.getEncoder(), StoredOpenTrials.getDecoder()));
    add(builder, RESULTS, BinarySerde.of(StoredCounts.getEncoder(), StoredCounts.getDecoder()));
    add(builder, AMOUNTS, BinarySerde.of(StoredAmounts.getEncoder(), StoredAmounts.getDecoder()));
  }

  private static <T> void add(StreamsBuilder builder, String name, Serde<T> values) {
    builder.addStateStore(
        Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), KEY, values));
  }
}
