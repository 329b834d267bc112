package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.stream.record.CarriedEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * An event that came under an identifier.
 *
 * @param event as the core knows it
 * @param receivedAt when Pillowmint accepted it; null if it came straight to Kafka
 * @param carried whether it came from another identifier; then it links nothing any more
 * @param record as it travels on, or waits
 */
record Arrival(
    Event event, @Nullable Instant receivedAt, boolean carried, Supplier<CarriedEvent> record) {

  /** From a shared topic. */
  static Arrival of(Incoming incoming, Optional<RecordMetadata> read) {
    return new Arrival(
        incoming.event(), incoming.receivedAt(), false, () -> record(incoming, read));
  }

  /** From another identifier, or after it waited. */
  static Arrival of(CarriedEvent carried) {
    Long received = carried.getReceivedAtMillis();
    return new Arrival(
        KeptEvents.event(carried.getEvent()),
        received == null ? null : Instant.ofEpochMilli(received),
        carried.getCarried(),
        () -> carried);
  }

  private static CarriedEvent record(Incoming incoming, Optional<RecordMetadata> read) {
    Instant received = incoming.receivedAt();
    return CarriedEvent.newBuilder()
        .setEvent(
            incoming.published() == null
                ? KeptEvents.bytes(incoming.event())
                : KeptEvents.bytes(incoming.published()))
        .setReceivedAtMillis(received == null ? null : received.toEpochMilli())
        .setPartition(read.map(RecordMetadata::partition).orElse(-1))
        .setOffset(read.map(RecordMetadata::offset).orElse(-1L))
        .build();
  }
}
