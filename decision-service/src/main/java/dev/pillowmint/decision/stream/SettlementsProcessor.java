package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.decide.Settling;
import dev.pillowmint.decision.stream.record.DrawAnswered;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Tells the decision that its budgets answered. Of an erased customer nothing is told any more, and
 * what was drawn goes back.
 */
final class SettlementsProcessor implements Processor<String, DrawAnswered, String, Outgoing> {
  private final Measures measures;
  private @Nullable Telling telling;

  SettlementsProcessor(Measures measures) {
    this.measures = measures;
  }

  @Override
  public void init(ProcessorContext<String, Outgoing> context) {
    telling = Telling.of(context, measures);
  }

  @Override
  public void process(Record<String, DrawAnswered> record) {
    settle(Objects.requireNonNull(telling, "init() comes first"), record.key(), record.value());
  }

  private static void settle(Telling telling, String customerId, DrawAnswered answer) {
    CustomerState state = telling.stories().find(customerId);
    if (state.erased()) {
      telling.giveBack(customerId, answer.getDrawn());
      return;
    }
    Published published =
        PreparedRecords.published(answer.getOutcome())
            .drawing(BudgetDraws.of(answer.getDrawn(), answer.getUsed()));
    CustomerState counted = counted(state, answer, published);
    Long received = answer.getReceivedAtMillis();
    Telling.About about =
        new Telling.About(customerId, received == null ? null : Instant.ofEpochMilli(received));
    telling.stories().keep(customerId, telling.tell(about, counted, published, answer.getDrawn()));
  }

  /** What turns into a proposal reserves no goodwill; what is owed all the same is given. */
  private static CustomerState counted(
      CustomerState state, DrawAnswered answer, Published published) {
    String decisionId = answer.getDecisionId();
    if (answer.getGranted()) {
      return state.confirm(decisionId);
    }
    return published.anew() || published.gestures().isEmpty()
        ? Settling.refused(state, decisionId, published.pending() != null)
        : Settling.withoutGoodwill(state, decisionId, published.givesGoodwill());
  }
}
