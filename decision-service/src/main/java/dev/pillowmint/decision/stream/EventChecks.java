package dev.pillowmint.decision.stream;

import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.sealing.Unsealing;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.jspecify.annotations.Nullable;

/**
 * Opens what is sealed of each event, and holds it to the catalogue, at the time of its record.
 * What says nothing any more, since keys of an erased customer are deleted, goes no further.
 */
final class EventChecks extends ContextualFixedKeyProcessor<String, CustomerEvent, Incoming> {
  private final IncomingEvents events;
  private final @Nullable Unsealing unsealing;

  /**
   * @param unsealing null: nothing is sealed
   */
  EventChecks(IncomingEvents events, @Nullable Unsealing unsealing) {
    this.events = events;
    this.unsealing = unsealing;
  }

  @Override
  public void process(FixedKeyRecord<String, CustomerEvent> record) {
    @Nullable CustomerEvent event = record.value();
    if (event != null && unsealing != null) {
      CustomerKeyStore keys = CustomerKeyStore.of(context()::getStateStore);
      event = unsealing.openIfWhole(event, keys).orElse(null);
      if (event == null) {
        return;
      }
    }
    Instant arrived = Instant.ofEpochMilli(record.timestamp());
    context().forward(record.withValue(events.fromEvent(record.key(), event, arrived)));
  }
}
