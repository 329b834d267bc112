package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.customer.Event;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Decides each event once, folds it into its customer, and reserves what awaits a budget. */
final class CustomersProcessor implements Processor<String, Incoming, String, Outgoing> {
  private final DecisionTopology.Parts parts;
  private @Nullable Work work;
  private @Nullable Reminders reminders;

  CustomersProcessor(DecisionTopology.Parts parts) {
    this.parts = parts;
  }

  @Override
  public void init(ProcessorContext<String, Outgoing> context) {
    Arrivals arrivals = Arrivals.of(context, parts);
    Reminders looking =
        new Reminders(
            () -> parts.policies().active(parts.clock().instant()),
            parts.clock(),
            arrivals.telling(),
            arrivals.answers());
    reminders = looking;
    context.schedule(Reminders.EVERY, PunctuationType.WALL_CLOCK_TIME, timestamp -> looking.look());
    work =
        new Work(
            context,
            arrivals,
            new Seen(context.getStateStore(DecisionTopology.SEEN), parts.dedupeWindow()),
            parts.measures());
  }

  @Override
  @SuppressWarnings("try") // Closing is all that the MDC's entry is for.
  public void process(Record<String, Incoming> record) {
    try (MDC.MDCCloseable ignored = MDC.putCloseable("event.id", record.value().event().id())) {
      java.util.Objects.requireNonNull(work, "init() comes first").handle(record.value());
    }
  }

  @Override
  public void close() {
    if (reminders != null) {
      reminders.close();
    }
  }

  /** The processor with what {@link #init} gave it. */
  private record Work(
      ProcessorContext<String, Outgoing> context, Arrivals arrivals, Seen seen, Measures measures) {

    void handle(Incoming incoming) {
      Event event = incoming.event();
      long now = context.currentSystemTimeMs();
      if (seen.before(event, now)) {
        measures.repeated();
        return;
      }
      arrivals.arrive(event.customerId(), Arrival.of(incoming, context.recordMetadata()));
      seen.remember(event, now);
    }
  }
}
