package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.stream.record.DrawsReturned;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Gives back to budgets what was drawn and not spent. */
final class ReturnsProcessor implements Processor<String, DrawsReturned, Void, Void> {
  private final BudgetMeasures measures;
  private @Nullable BudgetAccounts accounts;

  ReturnsProcessor(BudgetMeasures measures) {
    this.measures = measures;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    accounts = new BudgetAccounts(context.getStateStore(DecisionTopology.ACCOUNTS), measures);
  }

  @Override
  public void process(Record<String, DrawsReturned> record) {
    Objects.requireNonNull(accounts, "init() comes first")
        .giveBack(StoredDraws.draws(record.value().getDraws()));
  }
}
