package dev.pillowmint.decision.stream;

import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.decide.Beside;
import dev.pillowmint.decision.policy.Policies;
import dev.pillowmint.decision.stream.record.Carried;
import dev.pillowmint.decision.stream.record.DrawAnswered;
import dev.pillowmint.decision.stream.record.DrawAsked;
import dev.pillowmint.decision.stream.record.DrawsReturned;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.FollowUp;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.sealing.KeyTopic;
import dev.pillowmint.sealing.Sealing;
import dev.pillowmint.sealing.Unsealing;
import java.time.Clock;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.jspecify.annotations.Nullable;

/**
 * The whole way: events are decided by customer; a decision that needs budgets asks them, all in
 * one partition, and is told, by customer again, when they have answered. What belongs to an
 * identifier that turns out to be another customer's travels there.
 */
public final class DecisionTopology {
  static final String CUSTOMERS = "customers";
  static final String STORIES = "stories";
  static final String SEEN = "seen";
  static final String ACCOUNTS = "accounts";
  static final String PENDING = "pending";
  static final String DUE = "pending-due";
  static final String SPENDINGS = "spendings";
  static final String IDENTITIES = "identities";
  static final String HELD = "held";
  static final String ALIASES = "aliases";

  /**
   * What travels between identifiers of one customer. No repartition topic of Streams': what
   * arrives may have to travel on, and those cannot lead back.
   */
  static final String TRAVELS = "decision-service-identities";

  /** Every draw has this key, so that one task sees all draws in one order. */
  private static final String ONE_PARTITION = "budgets";

  private static final Serde<String> KEY = Serdes.String();

  private DecisionTopology() {}

  /**
   * What the topology is made of.
   *
   * @param policies that decide
   * @param beside looks at what was decided
   * @param catalogue of event types
   * @param clock for the time of decision
   * @param measures that count
   * @param dedupeWindow within which a repeated event has no second effect
   * @param values the serdes of the shared topics
   * @param sealing what opens sealed events, and deletes keys of who is erased; null: nothing is
   *     sealed
   */
  public record Parts(
      Policies policies,
      Beside beside,
      EventTypes catalogue,
      Clock clock,
      Measures measures,
      Duration dedupeWindow,
      Values values,
      @Nullable Sealing sealing) {}

  /** The serdes of the shared topics; each knows the registry. */
  public interface Values {
    /** For one kind of record. */
    <T> Serde<T> serde(Class<T> record);
  }

  /** Adds the topology to the builder. */
  public static void build(StreamsBuilder builder, Parts parts) {
    DecisionStores.add(builder, parts.dedupeWindow());
    LearningTopology.addStores(builder);
    KStream<String, Outgoing> here =
        incoming(builder, parts)
            .process(
                () -> new CustomersProcessor(parts),
                Named.as("decide"),
                CUSTOMERS,
                STORIES,
                PENDING,
                DUE,
                SPENDINGS,
                SEEN,
                IDENTITIES,
                HELD);
    KStream<String, Outgoing> decided =
        here.merge(arrived(builder, parts), Named.as("here-or-arrived"));
    KStream<String, DrawAnswered> answers = draw(decided, parts);
    KStream<String, Outgoing> settled =
        answers.process(
            () -> new SettlementsProcessor(parts.measures()),
            Named.as("settle"),
            CUSTOMERS,
            STORIES,
            PENDING,
            DUE,
            SPENDINGS,
            IDENTITIES,
            HELD);
    KStream<String, Outgoing> outgoing = decided.merge(settled, Named.as("decided-or-settled"));
    travel(outgoing, parts.values());
    giveBack(outgoing, parts.measures());
    if (parts.sealing() != null) {
      forget(builder, outgoing, parts.sealing());
    }
    publish(outgoing, parts);
    LearningTopology.add(outgoing, parts);
  }

  private static KStream<String, Incoming> incoming(StreamsBuilder builder, Parts parts) {
    IncomingEvents events = new IncomingEvents(parts.catalogue());
    @Nullable Unsealing unsealing = parts.sealing() == null ? null : parts.sealing().unsealing();
    KStream<String, Incoming> happened =
        builder.stream(
                "customer-events",
                Consumed.with(KEY, parts.values().serde(CustomerEvent.class))
                    .withName("customer-events"))
            .processValues(() -> new EventChecks(events, unsealing), Named.as("check-event"));
    KStream<String, Incoming> broken =
        builder.stream(
                "follow-ups",
                Consumed.with(KEY, parts.values().serde(FollowUp.class)).withName("follow-ups"))
            .processValues(
                () -> new FollowUpChecks(events, unsealing), Named.as("broken-promises"));
    return happened.merge(broken, Named.as("incoming"));
  }

  private static KStream<String, Outgoing> arrived(StreamsBuilder builder, Parts parts) {
    return builder.stream(TRAVELS, Consumed.with(KEY, carried()).withName("identities-arrive"))
        .process(
            () -> new IdentitiesProcessor(parts),
            Named.as("join"),
            CUSTOMERS,
            STORIES,
            PENDING,
            DUE,
            SPENDINGS,
            SEEN,
            IDENTITIES,
            HELD,
            ALIASES,
            LearningTopology.MISSED,
            LearningTopology.MISSED_PLACES,
            LearningTopology.TRIALS);
  }

  private static void travel(KStream<String, Outgoing> outgoing, Values values) {
    outgoing
        .filter((id, out) -> out instanceof Outgoing.Sent, Named.as("another-identifier"))
        .mapValues(out -> ((Outgoing.Sent) out).what(), Named.as("carry"))
        .to(TRAVELS, Produced.with(KEY, carried()).withName("identities-travel"));
    outgoing
        .filter((id, out) -> out instanceof Outgoing.Refused, Named.as("refused-link"))
        .mapValues(out -> ((Outgoing.Refused) out).event(), Named.as("dead-letter"))
        .to(
            DeadLetters.OF_EVENTS,
            Produced.with(KEY, DeadLetters.asPublished(values.serde(CustomerEvent.class)))
                .withName("refused-links"));
  }

  private static KStream<String, DrawAnswered> draw(
      KStream<String, Outgoing> decided, Parts parts) {
    return decided
        .filter((id, out) -> out instanceof Outgoing.Asked, Named.as("needs-budget"))
        .mapValues(out -> ((Outgoing.Asked) out).draw(), Named.as("draw"))
        .selectKey((id, draw) -> ONE_PARTITION, Named.as("all-draws-together"))
        .repartition(Repartitioned.with(KEY, drawAsked()).withName("draws"))
        .process(
            () -> new BudgetsProcessor(parts.measures().budgets(), parts.clock()),
            Named.as("budget"),
            ACCOUNTS)
        .repartition(Repartitioned.with(KEY, drawAnswered()).withName("answers"));
  }

  private static void giveBack(KStream<String, Outgoing> outgoing, Measures measures) {
    outgoing
        .filter((id, out) -> out instanceof Outgoing.Returned, Named.as("not-spent"))
        .mapValues(out -> ((Outgoing.Returned) out).draws(), Named.as("return"))
        .selectKey((id, draws) -> ONE_PARTITION, Named.as("all-returns-together"))
        .repartition(Repartitioned.with(KEY, drawsReturned()).withName("returns"))
        .process(() -> new ReturnsProcessor(measures.budgets()), Named.as("give-back"), ACCOUNTS);
  }

  private static void forget(
      StreamsBuilder builder, KStream<String, Outgoing> outgoing, Sealing sealing) {
    CustomerKeyStore.add(builder);
    outgoing
        .filter((id, out) -> out instanceof Outgoing.Erased, Named.as("erased"))
        .process(() -> new KeyDeletions(sealing.topic()), Named.as("delete-keys"))
        .to(KeyTopic.NAME, Produced.with(KEY, Serdes.ByteArray()).withName("deleted-keys"));
  }

  private static void publish(KStream<String, Outgoing> outgoing, Parts parts) {
    Values values = parts.values();
    @Nullable Sealing sealing = parts.sealing();
    KStream<String, Published> told =
        outgoing
            .filter((id, out) -> out instanceof Outgoing.Told, Named.as("told"))
            .mapValues(out -> ((Outgoing.Told) out).published(), Named.as("published"));
    sealed(told.mapValues(Published::decision, Named.as("decision")), sealing, "seal-decision")
        .to("decisions", Produced.with(KEY, values.serde(Decision.class)).withName("decisions"));
    sealed(told.flatMapValues(Published::gestures, Named.as("gesture")), sealing, "seal-gesture")
        .to("gestures", Produced.with(KEY, values.serde(Gesture.class)).withName("gestures"));
  }

  private static <T extends SpecificRecord> KStream<String, T> sealed(
      KStream<String, T> records, @Nullable Sealing sealing, String name) {
    return sealing == null
        ? records
        : records.processValues(() -> new TextSeals<>(sealing.sealer()), Named.as(name));
  }

  private static Serde<Carried> carried() {
    return BinarySerde.of(Carried.getEncoder(), Carried.getDecoder());
  }

  private static Serde<DrawAsked> drawAsked() {
    return BinarySerde.of(DrawAsked.getEncoder(), DrawAsked.getDecoder());
  }

  private static Serde<DrawAnswered> drawAnswered() {
    return BinarySerde.of(DrawAnswered.getEncoder(), DrawAnswered.getDecoder());
  }

  private static Serde<DrawsReturned> drawsReturned() {
    return BinarySerde.of(DrawsReturned.getEncoder(), DrawsReturned.getDecoder());
  }
}
