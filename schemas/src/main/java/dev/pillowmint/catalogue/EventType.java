package dev.pillowmint.catalogue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A type of customer event.
 *
 * @param name as in an event's {@code type}, e.g. {@code fee.charged}
 * @param title for people
 * @param description for people
 * @param attributes by name, in the order of the file
 * @param trouble whether such an event says that something went wrong for the customer
 * @param schema the JSON Schema (2020-12) of the event's data, as text
 */
public record EventType(
    String name,
    String title,
    String description,
    Map<String, AttributeType> attributes,
    boolean trouble,
    String schema) {

  public EventType {
    attributes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /** The attribute of that name, if the type has one. */
  public Optional<AttributeType> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }
}
