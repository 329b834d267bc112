package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.stream.record.DrawAnswered;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Tells the decision that a budget answered. Of an erased customer nothing is told any more. */
final class SettlementsProcessor implements Processor<String, DrawAnswered, String, Outgoing> {
  private final Measures measures;
  private @Nullable Stories stories;
  private @Nullable ProcessorContext<String, Outgoing> context;

  SettlementsProcessor(Measures measures) {
    this.measures = measures;
  }

  @Override
  public void init(ProcessorContext<String, Outgoing> given) {
    context = given;
    stories =
        new Stories(
            given.getStateStore(DecisionTopology.CUSTOMERS),
            given.getStateStore(DecisionTopology.STORIES));
  }

  @Override
  public void process(Record<String, DrawAnswered> record) {
    if (stories != null && context != null) {
      settle(stories, context, record);
    }
  }

  private void settle(
      Stories known,
      ProcessorContext<String, Outgoing> onward,
      Record<String, DrawAnswered> record) {
    DrawAnswered answer = record.value();
    CustomerState state = known.find(record.key());
    if (state.erased()) {
      return;
    }
    CustomerState counted =
        answer.getGranted()
            ? state.confirm(answer.getDecisionId())
            : state.release(answer.getDecisionId());
    Published published = PreparedRecords.published(answer.getOutcome());
    Long received = answer.getReceivedAtMillis();
    measures.told(published, received == null ? null : Instant.ofEpochMilli(received));
    onward.forward(record.withValue(new Outgoing.Told(published)));
    known.keep(record.key(), known.tell(record.key(), counted, published));
  }
}
