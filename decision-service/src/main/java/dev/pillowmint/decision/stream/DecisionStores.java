package dev.pillowmint.decision.stream;

import static dev.pillowmint.decision.stream.DecisionTopology.ACCOUNTS;
import static dev.pillowmint.decision.stream.DecisionTopology.ALIASES;
import static dev.pillowmint.decision.stream.DecisionTopology.CUSTOMERS;
import static dev.pillowmint.decision.stream.DecisionTopology.DUE;
import static dev.pillowmint.decision.stream.DecisionTopology.HELD;
import static dev.pillowmint.decision.stream.DecisionTopology.IDENTITIES;
import static dev.pillowmint.decision.stream.DecisionTopology.PENDING;
import static dev.pillowmint.decision.stream.DecisionTopology.SEEN;
import static dev.pillowmint.decision.stream.DecisionTopology.SPENDINGS;
import static dev.pillowmint.decision.stream.DecisionTopology.STORIES;

import dev.pillowmint.decision.stream.record.CarriedEvent;
import dev.pillowmint.decision.stream.record.StoredAccount;
import dev.pillowmint.decision.stream.record.StoredCustomer;
import dev.pillowmint.decision.stream.record.StoredDue;
import dev.pillowmint.decision.stream.record.StoredIdentity;
import dev.pillowmint.decision.stream.record.StoredPending;
import dev.pillowmint.decision.stream.record.StoredSpending;
import dev.pillowmint.schemas.Decision;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.state.Stores;

/** What the topology keeps: all of it on disk, with a changelog. */
final class DecisionStores {
  private DecisionStores() {}

  static void add(StreamsBuilder builder, Duration dedupeWindow) {
    addByKey(
        builder,
        CUSTOMERS,
        BinarySerde.of(StoredCustomer.getEncoder(), StoredCustomer.getDecoder()));
    addByKey(builder, STORIES, BinarySerde.of(Decision.getEncoder(), Decision.getDecoder()));
    addByKey(
        builder, PENDING, BinarySerde.of(StoredPending.getEncoder(), StoredPending.getDecoder()));
    addByKey(builder, DUE, BinarySerde.of(StoredDue.getEncoder(), StoredDue.getDecoder()));
    addByKey(
        builder, ACCOUNTS, BinarySerde.of(StoredAccount.getEncoder(), StoredAccount.getDecoder()));
    addByKey(
        builder,
        IDENTITIES,
        BinarySerde.of(StoredIdentity.getEncoder(), StoredIdentity.getDecoder()));
    addByKey(builder, HELD, BinarySerde.of(CarriedEvent.getEncoder(), CarriedEvent.getDecoder()));
    addByKey(builder, ALIASES, Serdes.String());
    addForAWhile(
        builder,
        SPENDINGS,
        Spendings.KEPT,
        BinarySerde.of(StoredSpending.getEncoder(), StoredSpending.getDecoder()));
    addForAWhile(builder, SEEN, dedupeWindow, Serdes.ByteArray());
  }

  private static <V> void addByKey(StreamsBuilder builder, String name, Serde<V> values) {
    builder.addStateStore(
        Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), values));
  }

  private static <V> void addForAWhile(
      StreamsBuilder builder, String name, Duration kept, Serde<V> values) {
    builder.addStateStore(
        Stores.windowStoreBuilder(
            Stores.persistentWindowStore(name, kept, kept, false), Serdes.String(), values));
  }
}
