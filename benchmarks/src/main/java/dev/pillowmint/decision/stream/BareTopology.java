package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.decide.Decision;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.stream.record.StoredCustomer;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.FollowUp;
import dev.pillowmint.schemas.Gesture;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/**
 * What is left of the decision topology if nothing is decided: for each event the same stores are
 * read and written and the same records sent on, each made beforehand.
 */
public final class BareTopology {
  private BareTopology() {}

  /**
   * Adds it to the builder.
   *
   * @param policy that decided
   * @param usual a state of usual size, written for every customer
   * @param decision sent for every event, with the gestures it gives
   */
  public static void build(
      StreamsBuilder builder,
      DecisionTopology.Values values,
      Policy policy,
      CustomerState usual,
      Decision decision) {
    DecisionStores.add(builder, Duration.ofDays(7));
    builder.stream("follow-ups", Consumed.with(Serdes.String(), values.serde(FollowUp.class)));
    StoredCustomer stored = StoredCustomers.stored(usual);
    Published published = Published.of(decision, policy, Instant.EPOCH);
    KStream<String, Published> sent =
        builder.stream(
                "customer-events",
                Consumed.with(Serdes.String(), values.serde(CustomerEvent.class)))
            .process(
                () -> new Copying(stored, published),
                DecisionTopology.CUSTOMERS,
                DecisionTopology.STORIES,
                DecisionTopology.SEEN);
    sent.mapValues(Published::decision)
        .to(
            "decisions",
            Produced.with(Serdes.String(), values.serde(dev.pillowmint.schemas.Decision.class)));
    sent.flatMapValues(Published::gestures)
        .to("gestures", Produced.with(Serdes.String(), values.serde(Gesture.class)));
  }

  /** Reads and writes. */
  private static final class Copying
      implements Processor<String, CustomerEvent, String, Published> {
    private final StoredCustomer stored;
    private final Published published;
    private @Nullable ProcessorContext<String, Published> context;
    private @Nullable KeyValueStore<String, StoredCustomer> customers;
    private @Nullable KeyValueStore<String, dev.pillowmint.schemas.Decision> stories;
    private @Nullable WindowStore<String, byte[]> seen;

    Copying(StoredCustomer stored, Published published) {
      this.stored = stored;
      this.published = published;
    }

    @Override
    public void init(ProcessorContext<String, Published> given) {
      context = given;
      customers = given.getStateStore(DecisionTopology.CUSTOMERS);
      stories = given.getStateStore(DecisionTopology.STORIES);
      seen = given.getStateStore(DecisionTopology.SEEN);
    }

    @Override
    public void process(Record<String, CustomerEvent> record) {
      var onward = Objects.requireNonNull(context);
      CustomerEvent event = record.value();
      String key = event.getSource() + "\u0000" + event.getId();
      long now = onward.currentSystemTimeMs();
      if (repeated(key, now)) {
        return;
      }
      Objects.requireNonNull(customers).get(event.getCustomerId());
      onward.forward(record.withValue(published));
      Objects.requireNonNull(stories)
          .put(event.getCustomerId() + "\u0000" + event.getId(), published.decision());
      Objects.requireNonNull(customers).put(event.getCustomerId(), stored);
      Objects.requireNonNull(seen).put(key, new byte[0], now);
    }

    private boolean repeated(String key, long now) {
      try (WindowStoreIterator<byte[]> times =
          Objects.requireNonNull(seen)
              .fetch(key, Math.max(0, now - Duration.ofDays(7).toMillis()), now)) {
        return times.hasNext();
      }
    }
  }
}
