package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.decide.Beside;
import dev.pillowmint.decision.decide.Deciding;
import dev.pillowmint.decision.decide.Decision;
import dev.pillowmint.decision.policy.Policies;
import dev.pillowmint.decision.policy.Policy;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
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
    Telling telling = Telling.of(context, parts.measures());
    Supplier<Policy> active = () -> parts.policies().active(parts.clock().instant());
    Answers answers = new Answers(active, parts.clock(), telling);
    Reminders looking = new Reminders(active, parts.clock(), telling, answers);
    reminders = looking;
    context.schedule(Reminders.EVERY, PunctuationType.WALL_CLOCK_TIME, timestamp -> looking.look());
    work =
        new Work(
            parts.policies(),
            parts.beside(),
            parts.clock(),
            answers,
            telling,
            new Seen(context.getStateStore(DecisionTopology.SEEN), parts.dedupeWindow()));
  }

  @Override
  @SuppressWarnings("try") // Closing is all that the MDC's entry is for.
  public void process(Record<String, Incoming> record) {
    try (MDC.MDCCloseable ignored = MDC.putCloseable("event.id", record.value().event().id())) {
      java.util.Objects.requireNonNull(work, "init() comes first").handle(record);
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
      Policies policies, Beside beside, Clock clock, Answers answers, Telling telling, Seen seen) {

    void handle(Record<String, Incoming> record) {
      Event event = record.value().event();
      long now = telling.context().currentSystemTimeMs();
      if (seen.before(event, now)) {
        telling.measures().repeated();
        return;
      }
      CustomerState before = telling.stories().find(event.customerId());
      if (before.erased()) {
        return;
      }
      CustomerState heard = answers.hear(record.value(), before);
      Policy policy = policies.active(clock.instant());
      Optional<Decision> decision = Deciding.decide(policy, heard, event);
      beside.decided(heard, event, decision);
      CustomerState after = heard.fold(event, policy.remembered(event));
      telling
          .context()
          .forward(record.withValue(new Outgoing.Noticed(event, decision.isPresent())));
      if (after.erased()) {
        erase(event.customerId(), before, now);
      } else {
        Telling.About about = new Telling.About(event.customerId(), record.value().receivedAt());
        telling
            .stories()
            .keep(
                event.customerId(),
                decision
                    .map(d -> telling.settle(about, policy, after, d, t -> published(policy, t)))
                    .orElse(after));
      }
      seen.remember(event, now);
    }

    private void erase(String customerId, CustomerState before, long now) {
      telling.stories().erase(customerId, before);
      telling.proposals().erase(customerId);
      telling.spendings().erase(customerId, now);
    }

    private Published published(Policy policy, Decision decision) {
      return Published.of(decision, policy, clock.instant());
    }
  }
}
