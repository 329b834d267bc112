package dev.pillowmint.decision.stream;

import dev.pillowmint.sealing.Sealer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/** Seals the texts of each record, under a key of the customer that is its key. */
final class TextSeals<T extends SpecificRecord> extends ContextualFixedKeyProcessor<String, T, T> {
  private final Sealer sealer;

  TextSeals(Sealer sealer) {
    this.sealer = sealer;
  }

  @Override
  public void process(FixedKeyRecord<String, T> record) {
    CustomerKeyStore keys = CustomerKeyStore.of(context()::getStateStore);
    context().forward(record.withValue(sealer.seal(record.value(), record.key(), keys)));
  }
}
