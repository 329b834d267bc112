package dev.pillowmint.decision.stream;

import dev.pillowmint.sealing.Sealer;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.jspecify.annotations.Nullable;

/** Seals the texts of each record, under a key of the customer that is its key. */
final class TextSeals<T extends SpecificRecord> implements FixedKeyProcessor<String, T, T> {
  private final Sealer sealer;
  private @Nullable FixedKeyProcessorContext<String, T> context;

  TextSeals(Sealer sealer) {
    this.sealer = sealer;
  }

  @Override
  public void init(FixedKeyProcessorContext<String, T> given) {
    context = given;
  }

  @Override
  public void process(FixedKeyRecord<String, T> record) {
    FixedKeyProcessorContext<String, T> begun =
        Objects.requireNonNull(context, "init() comes first");
    CustomerKeyStore keys = CustomerKeyStore.of(begun::getStateStore);
    begun.forward(record.withValue(sealer.seal(record.value(), record.key(), keys)));
  }
}
