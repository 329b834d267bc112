package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.decide.Account;
import dev.pillowmint.decision.stream.record.DrawAnswered;
import dev.pillowmint.decision.stream.record.DrawAsked;
import dev.pillowmint.decision.stream.record.StoredAccount;
import dev.pillowmint.decision.stream.record.StoredLesson;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.FollowUp;
import dev.pillowmint.schemas.Gesture;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/**
 * What is left of the decision topology if nothing is decided: for each event the same stores are
 * read and written and the same records sent on, through budgets and back, each made beforehand.
 */
public final class BareTopology {
  private static final Serde<String> KEY = Serdes.String();

  private BareTopology() {}

  /**
   * Adds it to the builder.
   *
   * @param learning false: without what is learned
   */
  public static void build(
      StreamsBuilder builder, DecisionTopology.Parts parts, BareMoments moments, boolean learning) {
    DecisionTopology.Values values = parts.values();
    DecisionStores.add(builder, parts.dedupeWindow());
    builder.stream("follow-ups", Consumed.with(KEY, values.serde(FollowUp.class)));
    KStream<String, Outgoing> decided =
        builder.stream("customer-events", Consumed.with(KEY, values.serde(CustomerEvent.class)))
            .process(
                () ->
                    new Each<CustomerEvent, String, Outgoing>(
                        context -> deciding(moments, context)),
                DecisionTopology.CUSTOMERS,
                DecisionTopology.STORIES,
                DecisionTopology.SPENDINGS,
                DecisionTopology.SEEN);
    KStream<String, Outgoing> settled =
        draw(decided)
            .process(
                () ->
                    new Each<DrawAnswered, String, Outgoing>(
                        context -> new BareCustomers(moments, context)::answered),
                DecisionTopology.CUSTOMERS,
                DecisionTopology.STORIES,
                DecisionTopology.SPENDINGS);
    KStream<String, Outgoing> outgoing = decided.merge(settled);
    publish(outgoing, values);
    if (learning) {
      LearningTopology.addStores(builder);
      learn(outgoing, moments);
    }
  }

  private static Consumer<Record<String, CustomerEvent>> deciding(
      BareMoments moments, ProcessorContext<String, Outgoing> context) {
    BareCustomers customers = new BareCustomers(moments, context);
    WindowStore<String, byte[]> seen = context.getStateStore(DecisionTopology.SEEN);
    return record -> customers.happened(record, seen);
  }

  private static KStream<String, DrawAnswered> draw(KStream<String, Outgoing> decided) {
    return decided
        .filter((id, out) -> out instanceof Outgoing.Asked)
        .mapValues(out -> ((Outgoing.Asked) out).draw())
        .selectKey((id, draw) -> "budgets")
        .repartition(
            Repartitioned.with(KEY, BinarySerde.of(DrawAsked.getEncoder(), DrawAsked.getDecoder()))
                .withName("draws"))
        .process(
            () -> new Each<DrawAsked, String, DrawAnswered>(BareTopology::drawing),
            DecisionTopology.ACCOUNTS)
        .repartition(
            Repartitioned.with(
                    KEY, BinarySerde.of(DrawAnswered.getEncoder(), DrawAnswered.getDecoder()))
                .withName("answers"));
  }

  private static Consumer<Record<String, DrawAsked>> drawing(
      ProcessorContext<String, DrawAnswered> context) {
    KeyValueStore<String, StoredAccount> accounts =
        context.getStateStore(DecisionTopology.ACCOUNTS);
    return record -> {
      DrawAsked asked = record.value();
      asked
          .getDraws()
          .forEach(
              draw -> {
                @Nullable StoredAccount account = accounts.get(draw.getAccount());
                accounts.put(
                    draw.getAccount(),
                    account == null ? StoredDraws.stored(Account.UNTOUCHED).build() : account);
              });
      context.forward(
          record
              .withKey(asked.getCustomerId())
              .withValue(
                  new DrawAnswered(
                      asked.getDecisionId(),
                      true,
                      asked.getGranted(),
                      asked.getDraws(),
                      asked.getReceivedAtMillis(),
                      List.of())));
    };
  }

  private static void publish(KStream<String, Outgoing> outgoing, DecisionTopology.Values values) {
    KStream<String, Published> told =
        outgoing
            .filter((id, out) -> out instanceof Outgoing.Told)
            .mapValues(out -> ((Outgoing.Told) out).published());
    told.mapValues(Published::decision)
        .to("decisions", Produced.with(KEY, values.serde(Decision.class)));
    told.flatMapValues(Published::gestures)
        .to("gestures", Produced.with(KEY, values.serde(Gesture.class)));
  }

  private static void learn(KStream<String, Outgoing> outgoing, BareMoments moments) {
    outgoing
        .process(
            () ->
                new Each<Outgoing, String, StoredLesson>(
                    context -> BareLearning.noting(moments, context)),
            LearningTopology.MISSED,
            LearningTopology.MISSED_PLACES,
            LearningTopology.TRIALS)
        .repartition(Repartitioned.with(KEY, LearningTopology.lesson()).withName("lessons"))
        .process(
            () -> new Each<StoredLesson, Void, Void>(BareLearning::counting),
            LearningTopology.RESULTS,
            LearningTopology.AMOUNTS);
  }
}
