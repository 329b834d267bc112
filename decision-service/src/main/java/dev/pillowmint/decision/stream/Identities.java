package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.stream.record.CarriedEvent;
import dev.pillowmint.decision.stream.record.StoredIdentity;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The identifiers of one partition that have to do with others, and what waits for their links. */
final class Identities {
  private static final StoredIdentity NONE = StoredIdentity.newBuilder().build();

  private final KeyValueStore<String, StoredIdentity> identities;
  private final KeyValueStore<String, CarriedEvent> held;

  Identities(
      KeyValueStore<String, StoredIdentity> identities, KeyValueStore<String, CarriedEvent> held) {
    this.identities = identities;
    this.held = held;
  }

  static Identities of(ProcessorContext<?, ?> context) {
    return new Identities(
        context.getStateStore(DecisionTopology.IDENTITIES),
        context.getStateStore(DecisionTopology.HELD));
  }

  StoredIdentity find(String identifier) {
    StoredIdentity known = identities.get(identifier);
    return known == null ? NONE : known;
  }

  /** The customer whose it is; null: it is a customer itself. */
  @Nullable String owner(String identifier) {
    return find(identifier).getBelongsTo();
  }

  void keep(String identifier, StoredIdentity identity) {
    identities.put(identifier, identity);
  }

  void linked(String customer, List<String> aliases) {
    if (aliases.isEmpty()) {
      return;
    }
    StoredIdentity known = find(customer);
    List<String> all = new ArrayList<>(known.getAliases());
    all.addAll(aliases);
    keep(
        customer,
        StoredIdentity.newBuilder(known).setAliases(all.stream().distinct().toList()).build());
  }

  void hold(String identifier, CarriedEvent event) {
    StoredIdentity known = find(identifier);
    held.put(key(identifier, known.getHeld()), event);
    keep(identifier, StoredIdentity.newBuilder(known).setHeld(known.getHeld() + 1).build());
  }

  /** Takes out what came first of what is held; null: nothing is. */
  @Nullable CarriedEvent release(String identifier) {
    KeyValue<String, CarriedEvent> first;
    try (KeyValueIterator<String, CarriedEvent> all = of(identifier)) {
      if (!all.hasNext()) {
        return null;
      }
      first = all.next();
    }
    held.delete(first.key);
    return first.value;
  }

  void erase(String identifier) {
    while (release(identifier) != null) {
      // Nothing that was held is told any more.
    }
    identities.delete(identifier);
  }

  private KeyValueIterator<String, CarriedEvent> of(String identifier) {
    return held.range(identifier + "\u0000", identifier + "\u0001");
  }

  private static String key(String identifier, long number) {
    return identifier + "\u0000" + HexFormat.of().toHexDigits(number);
  }
}
