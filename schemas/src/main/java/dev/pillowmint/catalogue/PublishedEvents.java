package dev.pillowmint.catalogue;

import dev.pillowmint.schemas.CustomerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Holds a customer event read from Kafka to what intake-service asks of one over HTTP, since
 * company systems may publish there themselves.
 */
public final class PublishedEvents {
  /** Longest id, source, customer id and subject, in characters. */
  public static final int LONGEST_NAME = 200;

  /**
   * How far ahead an event's time may be of its arrival. Clocks differ; a future has not happened.
   */
  public static final Duration CLOCK_SKEW = Duration.ofHours(1);

  private final EventTypes types;

  /**
   * @param types the catalogue that events are held to
   */
  public PublishedEvents(EventTypes types) {
    this.types = types;
  }

  /**
   * The event's attributes as Java values.
   *
   * @param key the record's
   * @param arrived the record's time
   * @throws AttributeException if the envelope or an attribute is not as it must be; names the
   *     field
   */
  public Map<String, Object> values(String key, CustomerEvent event, Instant arrived) {
    name("id", event.getId());
    name("source", event.getSource());
    name("customerId", event.getCustomerId());
    if (event.getSubject() != null) {
      name("subject", event.getSubject());
    }
    if (!event.getCustomerId().equals(key)) {
      throw new AttributeException(
          "customerId", "is not the record's key; key the record by customer id");
    }
    if (event.getTime().isAfter(arrived.plus(CLOCK_SKEW))) {
      throw new AttributeException(
          "time", "is more than an hour ahead; it says when the fact happened");
    }
    EventType type =
        types
            .find(event.getType())
            .orElseThrow(
                () ->
                    new AttributeException(
                        "type", "\"" + event.getType() + "\" is not in the catalogue"));
    return Attributes.values(type, event.getAttributes());
  }

  private static void name(String field, String value) {
    if (value.isBlank()) {
      throw new AttributeException(field, "is empty");
    }
    if (value.length() > LONGEST_NAME) {
      throw new AttributeException(field, "has more than %d characters".formatted(LONGEST_NAME));
    }
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        throw new AttributeException(field, "has a control character");
      }
    }
  }
}
