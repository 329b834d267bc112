package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.decide.Beside;
import dev.pillowmint.decision.decide.Deciding;
import dev.pillowmint.decision.decide.Decision;
import dev.pillowmint.decision.decide.Draw;
import dev.pillowmint.decision.policy.Policies;
import dev.pillowmint.decision.stream.record.DrawAsked;
import java.time.Clock;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Decides each event once, folds it into its customer, and reserves what awaits a budget. */
final class CustomersProcessor implements Processor<String, Incoming, String, Outgoing> {
  private final DecisionTopology.Parts parts;
  private @Nullable Work work;

  CustomersProcessor(DecisionTopology.Parts parts) {
    this.parts = parts;
  }

  @Override
  public void init(ProcessorContext<String, Outgoing> context) {
    work =
        new Work(
            parts.policies(),
            parts.beside(),
            parts.clock(),
            parts.measures(),
            context,
            new Stories(
                context.getStateStore(DecisionTopology.CUSTOMERS),
                context.getStateStore(DecisionTopology.STORIES)),
            new Seen(context.getStateStore(DecisionTopology.SEEN), parts.dedupeWindow()));
  }

  @Override
  @SuppressWarnings("try") // Closing is all that the MDC's entry is for.
  public void process(Record<String, Incoming> record) {
    try (MDC.MDCCloseable ignored = MDC.putCloseable("event.id", record.value().event().id())) {
      java.util.Objects.requireNonNull(work, "init() comes first").handle(record);
    }
  }

  /** The processor with what {@link #init} gave it. */
  private record Work(
      Policies policies,
      Beside beside,
      Clock clock,
      Measures measures,
      ProcessorContext<String, Outgoing> context,
      Stories stories,
      Seen seen) {

    void handle(Record<String, Incoming> record) {
      Event event = record.value().event();
      long now = context.currentSystemTimeMs();
      if (seen.before(event, now)) {
        measures.repeated();
        return;
      }
      CustomerState before = stories.find(event.customerId());
      if (before.erased()) {
        return;
      }
      Optional<Decision> decision =
          Deciding.decide(policies.active(clock.instant()), before, event);
      beside.decided(before, event, decision);
      CustomerState after = before.fold(event);
      context.forward(record.withValue(new Outgoing.Noticed(event, decision.isPresent())));
      if (after.erased()) {
        stories.erase(event.customerId(), before);
      } else {
        stories.keep(event.customerId(), decision.map(d -> settle(record, after, d)).orElse(after));
      }
      seen.remember(event, now);
    }

    private CustomerState settle(
        Record<String, Incoming> record, CustomerState state, Decision decision) {
      Published published = Published.of(decision, clock.instant());
      if (decision instanceof Decision.Granted granted) {
        CustomerState counted = granted.goodwill() == null ? state : state.with(granted.goodwill());
        if (granted.draw() != null && granted.otherwise() != null) {
          ask(record, granted.draw(), published, granted.otherwise());
          return counted;
        }
        return tell(record, counted, published);
      }
      return tell(record, state, published);
    }

    private CustomerState tell(
        Record<String, Incoming> record, CustomerState state, Published published) {
      measures.told(published, record.value().receivedAt());
      context.forward(record.withValue(new Outgoing.Told(published)));
      return stories.tell(record.key(), state, published);
    }

    private void ask(
        Record<String, Incoming> record, Draw draw, Published published, Decision otherwise) {
      Event event = record.value().event();
      DrawAsked asked =
          DrawAsked.newBuilder()
              .setCustomerId(event.customerId())
              .setDecisionId(published.decision().getId())
              .setBudget(draw.budget())
              .setPeriod(draw.period())
              .setAmount(StoredCustomers.money(draw.amount()))
              .setLimit(StoredCustomers.money(draw.limit()))
              .setGranted(PreparedRecords.of(published))
              .setOtherwise(PreparedRecords.of(Published.of(otherwise, clock.instant())))
              .setReceivedAtMillis(
                  record.value().receivedAt() == null
                      ? null
                      : record.value().receivedAt().toEpochMilli())
              .build();
      context.forward(record.withValue(new Outgoing.Asked(asked)));
    }
  }
}
