package dev.pillowmint.decision.stream;

import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.stream.record.DrawAnswered;
import dev.pillowmint.decision.stream.record.DrawAsked;
import dev.pillowmint.decision.stream.record.StoredBudget;
import dev.pillowmint.decision.stream.record.StoredCustomer;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.FollowUp;
import dev.pillowmint.schemas.Gesture;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/**
 * The whole way: events are decided by customer; a decision that needs a budget asks it by budget
 * id, and is told, by customer again, when the budget has answered.
 */
public final class DecisionTopology {
  static final String CUSTOMERS = "customers";
  static final String STORIES = "stories";
  static final String SEEN = "seen";
  static final String BUDGETS = "budgets";

  private static final Serde<String> KEY = Serdes.String();

  private DecisionTopology() {}

  /**
   * What the topology is made of.
   *
   * @param policy that decides
   * @param catalogue of event types
   * @param clock for the time of decision
   * @param measures that count
   * @param dedupeWindow within which a repeated event has no second effect
   * @param values the serdes of the shared topics
   */
  public record Parts(
      Policy policy,
      EventTypes catalogue,
      Clock clock,
      Measures measures,
      Duration dedupeWindow,
      Values values) {}

  /** The serdes of the shared topics; each knows the registry. */
  public interface Values {
    /** For one kind of record. */
    <T> Serde<T> serde(Class<T> record);
  }

  /** Adds the topology to the builder. */
  public static void build(StreamsBuilder builder, Parts parts) {
    addStores(builder, parts.dedupeWindow());
    KStream<String, Outgoing> decided =
        incoming(builder, parts)
            .process(
                () -> new CustomersProcessor(parts), Named.as("decide"), CUSTOMERS, STORIES, SEEN);
    KStream<String, DrawAnswered> answers = draw(decided);
    KStream<String, Outgoing> settled =
        answers.process(
            () -> new SettlementsProcessor(parts.measures()),
            Named.as("settle"),
            CUSTOMERS,
            STORIES);
    publish(decided.merge(settled, Named.as("decided-or-settled")), parts.values());
  }

  private static KStream<String, Incoming> incoming(StreamsBuilder builder, Parts parts) {
    IncomingEvents events = new IncomingEvents(parts.catalogue());
    KStream<String, Incoming> happened =
        builder.stream(
                "customer-events",
                Consumed.with(KEY, parts.values().serde(CustomerEvent.class))
                    .withName("customer-events"))
            .processValues(() -> new EventChecks(events), Named.as("check-event"));
    KStream<String, Incoming> broken =
        builder.stream(
                "follow-ups",
                Consumed.with(KEY, parts.values().serde(FollowUp.class)).withName("follow-ups"))
            .flatMapValues(events::fromFollowUp, Named.as("broken-promises"));
    return happened.merge(broken, Named.as("incoming"));
  }

  private static KStream<String, DrawAnswered> draw(KStream<String, Outgoing> decided) {
    return decided
        .filter((id, out) -> out instanceof Outgoing.Asked, Named.as("needs-budget"))
        .mapValues(out -> ((Outgoing.Asked) out).draw(), Named.as("draw"))
        .selectKey((id, draw) -> draw.getBudget(), Named.as("by-budget"))
        .repartition(Repartitioned.with(KEY, drawAsked()).withName("draws"))
        .process(BudgetsProcessor::new, Named.as("budget"), BUDGETS)
        .repartition(Repartitioned.with(KEY, drawAnswered()).withName("answers"));
  }

  private static void publish(KStream<String, Outgoing> outgoing, Values values) {
    KStream<String, Published> told =
        outgoing
            .filter((id, out) -> out instanceof Outgoing.Told, Named.as("told"))
            .mapValues(out -> ((Outgoing.Told) out).published(), Named.as("published"));
    told.mapValues(Published::decision, Named.as("decision"))
        .to("decisions", Produced.with(KEY, values.serde(Decision.class)).withName("decisions"));
    told.flatMapValues(Published::gestures, Named.as("gesture"))
        .to("gestures", Produced.with(KEY, values.serde(Gesture.class)).withName("gestures"));
  }

  static void addStores(StreamsBuilder builder, Duration dedupeWindow) {
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(CUSTOMERS),
            KEY,
            BinarySerde.of(StoredCustomer.getEncoder(), StoredCustomer.getDecoder())));
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORIES),
            KEY,
            BinarySerde.of(Decision.getEncoder(), Decision.getDecoder())));
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(BUDGETS),
            KEY,
            BinarySerde.of(StoredBudget.getEncoder(), StoredBudget.getDecoder())));
    builder.addStateStore(seen(dedupeWindow));
  }

  private static StoreBuilder<WindowStore<String, byte[]>> seen(Duration window) {
    return Stores.windowStoreBuilder(
        Stores.persistentWindowStore(SEEN, window, window, false), KEY, Serdes.ByteArray());
  }

  private static Serde<DrawAsked> drawAsked() {
    return BinarySerde.of(DrawAsked.getEncoder(), DrawAsked.getDecoder());
  }

  private static Serde<DrawAnswered> drawAnswered() {
    return BinarySerde.of(DrawAnswered.getEncoder(), DrawAnswered.getDecoder());
  }
}
