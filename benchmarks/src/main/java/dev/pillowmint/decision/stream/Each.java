package dev.pillowmint.decision.stream;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Does the same with each record. */
final class Each<V, K, W> implements Processor<String, V, K, W> {
  private final Function<ProcessorContext<K, W>, Consumer<Record<String, V>>> begin;
  private @Nullable Consumer<Record<String, V>> step;

  /**
   * @param begin makes of the processor's context what is done
   */
  Each(Function<ProcessorContext<K, W>, Consumer<Record<String, V>>> begin) {
    this.begin = begin;
  }

  @Override
  public void init(ProcessorContext<K, W> context) {
    step = begin.apply(context);
  }

  @Override
  public void process(Record<String, V> record) {
    Objects.requireNonNull(step, "init() comes first").accept(record);
  }
}
