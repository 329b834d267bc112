package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.stream.record.DrawAnswered;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Tells the decision that its budgets answered. */
final class SettlementsProcessor implements Processor<String, DrawAnswered, String, Outgoing> {
  private final Measures measures;
  private @Nullable Settlements settlements;

  SettlementsProcessor(Measures measures) {
    this.measures = measures;
  }

  @Override
  public void init(ProcessorContext<String, Outgoing> context) {
    settlements = new Settlements(Telling.of(context, measures), Identities.of(context));
  }

  @Override
  public void process(Record<String, DrawAnswered> record) {
    Objects.requireNonNull(settlements, "init() comes first").settle(record.key(), record.value());
  }
}
