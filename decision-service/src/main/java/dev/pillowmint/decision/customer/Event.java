package dev.pillowmint.decision.customer;

import dev.pillowmint.catalogue.Amount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A fact about a customer. Its identity is (source, id).
 *
 * @param source the publishing system
 * @param id unique within the source
 * @param type of the event-type catalogue
 * @param customerId whom it is about
 * @param time when it happened
 * @param attributes by name, with the Java types of {@link
 *     dev.pillowmint.catalogue.AttributeType.Kind}; an absent one is not stated
 */
public record Event(
    String source,
    String id,
    String type,
    String customerId,
    Instant time,
    Map<String, Object> attributes) {

  public Event {
    attributes = Map.copyOf(attributes);
  }

  /** The same fact, about that customer. */
  public Event about(String customer) {
    return customer.equals(customerId)
        ? this
        : new Event(source, id, type, customer, time, attributes);
  }

  /** The attribute's text, if stated. */
  public Optional<String> text(String name) {
    return stated(name, String.class);
  }

  /** The attribute's amount, if stated. */
  public Optional<Amount> amount(String name) {
    return stated(name, Amount.class);
  }

  /** The attribute's truth, if stated. */
  public Optional<Boolean> flag(String name) {
    return stated(name, Boolean.class);
  }

  /** The attribute's point in time, if stated. */
  public Optional<Instant> instant(String name) {
    return stated(name, Instant.class);
  }

  /** The attribute's date, if stated. */
  public Optional<LocalDate> date(String name) {
    return stated(name, LocalDate.class);
  }

  /** The attribute's texts, if stated. */
  public Optional<List<String>> texts(String name) {
    return Optional.ofNullable(attributes.get(name))
        .map(value -> ((List<?>) value).stream().map(String.class::cast).toList());
  }

  /** All texts that are stated, by attribute. */
  public Map<String, String> statedTexts() {
    return attributes.entrySet().stream()
        .filter(stated -> stated.getValue() instanceof String)
        .collect(Collectors.toMap(Map.Entry::getKey, stated -> (String) stated.getValue()));
  }

  private <T> Optional<T> stated(String name, Class<T> type) {
    return Optional.ofNullable(attributes.get(name)).map(type::cast);
  }
}
