package dev.pillowmint.sealing;

import dev.pillowmint.catalogue.AttributeType.Personal;
import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.schemas.Attribute;
import dev.pillowmint.schemas.CustomerEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Seals the attributes of events that the catalogue marks as personal, of the customer or of staff.
 * Values of other attributes are left, unless they look sealed: those are sealed too, so that
 * whatever was sealed once opens to what was given. Thread-safe.
 */
public final class SealedEvents {
  private final EventTypes types;

  /**
   * @param types says which attributes are personal
   */
  public SealedEvents(EventTypes types) {
    this.types = types;
  }

  /**
   * Whether a value of that attribute is sealed.
   *
   * @param text the value; null: it is no text
   */
  public static boolean concerns(EventType type, String attribute, @Nullable String text) {
    return Seal.looksSealed(text)
        || type.attribute(attribute)
            .filter(known -> known.personal() != Personal.NOBODY)
            .isPresent();
  }

  /** Whether anything of the event is to be sealed. */
  public boolean concerns(CustomerEvent event) {
    return event.getAttributes().entrySet().stream()
        .anyMatch(attribute -> concerns(event, attribute.getKey(), attribute.getValue()));
  }

  private boolean concerns(CustomerEvent event, String name, Attribute value) {
    return types
        .find(event.getType())
        .map(type -> concerns(type, name, value.getText()))
        .orElse(true);
  }

  /**
   * The event with what is personal sealed. Of an event type that the catalogue does not have,
   * everything is.
   *
   * @param key of the event's customer
   */
  public CustomerEvent seal(CustomerEvent event, DataKey key) {
    if (!key.name().customerId().equals(event.getCustomerId())) {
      throw new IllegalArgumentException("The data key is another customer's");
    }
    return with(
        event,
        (name, value) ->
            concerns(event, name, value) ? Seal.close(event, name, value, key) : value);
  }

  /** The ids of the data keys that the event's sealed values need; empty: none is sealed. */
  public static Set<String> keyIds(CustomerEvent event) {
    return event.getAttributes().values().stream()
        .flatMap(value -> Seal.in(value).stream())
        .map(Seal::keyId)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The event as it was before it was sealed.
   *
   * @param keys of the event's customer, by id; a value whose key is not among them is left out
   * @throws BrokenSealException if a value was changed since, or is of another customer, type or
   *     attribute; names the attribute
   */
  public static CustomerEvent unseal(CustomerEvent event, Map<String, DataKey> keys) {
    return with(event, (name, value) -> opened(event, name, value, keys));
  }

  private static @Nullable Attribute opened(
      CustomerEvent event, String name, Attribute value, Map<String, DataKey> keys) {
    Seal seal = Seal.in(value).orElse(null);
    if (seal == null) {
      return value;
    }
    DataKey key = keys.get(seal.keyId());
    return key == null ? null : seal.open(event, name, key);
  }

  /** The event with other values; null: without the attribute. */
  private static CustomerEvent with(
      CustomerEvent event, BiFunction<String, Attribute, @Nullable Attribute> other) {
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    event
        .getAttributes()
        .forEach(
            (name, value) -> {
              Attribute changed = other.apply(name, value);
              if (changed != null) {
                attributes.put(name, changed);
              }
            });
    return new CustomerEvent(
        event.getId(),
        event.getSource(),
        event.getType(),
        event.getCustomerId(),
        event.getTime(),
        event.getReceivedAt(),
        event.getSubject(),
        attributes,
        event.getExtensions());
  }
}
