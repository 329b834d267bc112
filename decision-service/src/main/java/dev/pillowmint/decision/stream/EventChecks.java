package dev.pillowmint.decision.stream;

import dev.pillowmint.schemas.CustomerEvent;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.jspecify.annotations.Nullable;

/** Holds each event to the catalogue, at the time of its record. */
final class EventChecks implements FixedKeyProcessor<String, CustomerEvent, Incoming> {
  private final IncomingEvents events;
  private @Nullable FixedKeyProcessorContext<String, Incoming> context;

  EventChecks(IncomingEvents events) {
    this.events = events;
  }

  @Override
  public void init(FixedKeyProcessorContext<String, Incoming> given) {
    context = given;
  }

  @Override
  public void process(FixedKeyRecord<String, CustomerEvent> record) {
    if (context != null) {
      Instant arrived = Instant.ofEpochMilli(record.timestamp());
      context.forward(record.withValue(events.fromEvent(record.key(), record.value(), arrived)));
    }
  }
}
