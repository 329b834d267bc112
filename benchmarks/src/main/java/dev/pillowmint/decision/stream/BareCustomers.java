package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.stream.record.DrawAnswered;
import dev.pillowmint.decision.stream.record.DrawAsked;
import dev.pillowmint.decision.stream.record.StoredCustomer;
import dev.pillowmint.decision.stream.record.StoredDraw;
import dev.pillowmint.decision.stream.record.StoredSpending;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/** A customer's stores, read and written as often as if something were decided. */
final class BareCustomers {
  private static final Duration SEEN_FOR = Duration.ofDays(7);
  private static final Event NOTHING =
      new Event("benchmark", "nothing", "purchase.completed", "nobody", Instant.EPOCH, Map.of());

  private final ProcessorContext<String, Outgoing> context;
  private final KeyValueStore<String, StoredCustomer> customers;
  private final KeyValueStore<String, Decision> stories;
  private final WindowStore<String, StoredSpending> spendings;
  private final BareMoments moments;
  private long told;

  BareCustomers(BareMoments moments, ProcessorContext<String, Outgoing> context) {
    this.moments = moments;
    this.context = context;
    customers = context.getStateStore(DecisionTopology.CUSTOMERS);
    stories = context.getStateStore(DecisionTopology.STORIES);
    spendings = context.getStateStore(DecisionTopology.SPENDINGS);
  }

  /**
   * In the place of deciding.
   *
   * @param seen the store of events
   */
  void happened(Record<String, CustomerEvent> record, WindowStore<String, byte[]> seen) {
    CustomerEvent event = record.value();
    String key = event.getSource() + "\u0000" + event.getId();
    long now = context.currentSystemTimeMs();
    if (repeated(seen, key, now)) {
      return;
    }
    String customer = event.getCustomerId();
    customers.get(customer);
    context.forward(record.withValue(new Outgoing.Noticed(NOTHING, true)));
    switch (moments.decided(event.getId())) {
      case null -> {}
      case Outgoing.Asked asked -> {
        DrawAsked draw = asked.draw();
        context.forward(
            record.withValue(
                new Outgoing.Asked(
                    new DrawAsked(
                        customer,
                        draw.getDecisionId(),
                        draw.getDraws(),
                        draw.getGranted(),
                        draw.getOtherwise(),
                        now))));
      }
      case Outgoing.Told other -> tell(record, customer, other.published(), List.of());
      case Outgoing.Noticed other -> throw new IllegalStateException("That decides nothing");
      case Outgoing.Returned other -> throw new IllegalStateException("That decides nothing");
      case Outgoing.Sent other -> throw new IllegalStateException("That decides nothing");
      case Outgoing.Erased other -> throw new IllegalStateException("That decides nothing");
      case Outgoing.Refused other -> throw new IllegalStateException("That decides nothing");
    }
    customers.put(customer, moments.usual());
    seen.put(key, new byte[0], now);
  }

  /** In the place of settling. */
  void answered(Record<String, DrawAnswered> record) {
    customers.get(record.key());
    Published published = PreparedRecords.published(record.value().getOutcome());
    tell(record, record.key(), published, record.value().getDrawn());
    customers.put(record.key(), moments.usual());
  }

  private void tell(
      Record<String, ?> record, String customer, Published published, List<StoredDraw> drawn) {
    context.forward(record.withValue(new Outgoing.Told(published)));
    published
        .costs()
        .forEach(
            (gesture, cost) ->
                spendings.put(
                    customer + "\u0000" + gesture,
                    new StoredSpending(0L, cost, drawn, null, false, null, List.of()),
                    context.currentSystemTimeMs()));
    stories.put(Stories.key(customer, told++), published.decision());
  }

  private static boolean repeated(WindowStore<String, byte[]> seen, String key, long now) {
    try (WindowStoreIterator<byte[]> times =
        seen.fetch(key, Math.max(0, now - SEEN_FOR.toMillis()), now)) {
      return times.hasNext();
    }
  }
}
