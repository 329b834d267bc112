package dev.pillowmint.decision.stream;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.stream.record.StoredPending;
import dev.pillowmint.schemas.Attribute;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The event of a proposal, kept while facts of it are awaited. */
final class KeptEvents {
  private static final String VERIFIED = "verified";

  private KeptEvents() {}

  static ByteBuffer bytes(CustomerEvent event) {
    return ByteBuffer.wrap(BinarySerde.bytes(CustomerEvent.getEncoder(), event));
  }

  static ByteBuffer bytes(Event event) {
    Map<String, Attribute> attributes = new HashMap<>();
    event.attributes().forEach((name, value) -> attributes.put(name, Attributes.toAvro(value)));
    CustomerEvent kept =
        CustomerEvent.newBuilder()
            .setSource(event.source())
            .setId(event.id())
            .setType(event.type())
            .setCustomerId(event.customerId())
            .setTime(event.time())
            .setAttributes(attributes)
            .build();
    return bytes(kept);
  }

  /** As its facts are known now; null: it is not kept. */
  static @Nullable Event event(StoredPending pending) {
    ByteBuffer bytes = pending.getEvent();
    if (bytes == null) {
      return null;
    }
    Event event = event(bytes);
    return pending.getShown().isEmpty() ? event : showing(event, pending.getShown());
  }

  /**
   * The proposal, with facts that somebody verified, and what they found where it was not stated.
   */
  static StoredPending showing(
      StoredPending pending, List<String> facts, Map<String, Object> stated) {
    ByteBuffer bytes = pending.getEvent();
    if (bytes == null) {
      return pending;
    }
    Event event = event(bytes);
    Map<String, Object> attributes = new HashMap<>(event.attributes());
    attributes.putAll(stated);
    return StoredPending.newBuilder(pending)
        .setEvent(bytes(with(event, attributes)))
        .setShown(
            Stream.concat(
                    pending.getShown().stream(),
                    pending.getAwaits().stream().filter(facts::contains))
                .distinct()
                .toList())
        .build();
  }

  private static Event showing(Event event, List<String> facts) {
    Map<String, Object> attributes = new HashMap<>(event.attributes());
    List<String> verified = new ArrayList<>(event.texts(VERIFIED).orElse(List.of()));
    verified.addAll(facts);
    attributes.put(VERIFIED, verified);
    return with(event, attributes);
  }

  private static Event with(Event event, Map<String, Object> attributes) {
    return new Event(
        event.source(), event.id(), event.type(), event.customerId(), event.time(), attributes);
  }

  /** An event whose values its attributes hold. */
  static Event event(ByteBuffer bytes) {
    CustomerEvent kept = published(bytes);
    Map<String, Object> attributes = new HashMap<>();
    kept.getAttributes().forEach((name, value) -> attributes.put(name, value(value)));
    return new Event(
        kept.getSource(),
        kept.getId(),
        kept.getType(),
        kept.getCustomerId(),
        kept.getTime(),
        attributes);
  }

  static CustomerEvent published(ByteBuffer bytes) {
    try {
      return CustomerEvent.fromByteBuffer(bytes.duplicate());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one value that it holds. */
  static Object value(Attribute kept) {
    Money money = kept.getMoney();
    Long seconds = kept.getDurationSeconds();
    return Stream.of(
            kept.getText(),
            kept.getInteger(),
            kept.getNumber(),
            kept.getFlag(),
            money == null ? null : Amount.ofMinor(money.getMinorUnits(), money.getCurrency()),
            kept.getInstant(),
            kept.getDate(),
            seconds == null ? null : Duration.ofSeconds(seconds),
            kept.getTexts())
        .filter(Objects::nonNull)
        .findFirst()
        .map(Object.class::cast)
        .orElseThrow(() -> new IllegalStateException("An attribute that is kept has a value"));
  }
}
