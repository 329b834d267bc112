package dev.pillowmint.catalogue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A type of customer event.
 *
 * @param name as in an event's {@code type}, e.g. {@code fee.charged}
 * @param title for people
 * @param description for people
 * @param attributes by name, in the order of the file; last those that {@linkplain #COMMON every
 *     type has}
 * @param schema the JSON Schema (2020-12) of the event's data, as text, without the catalogue's own
 *     marks
 * @param request whether such an event says that the customer asked for something
 * @param trouble whether such an event says that something went wrong for the customer
 */
public record EventType(
    String name,
    String title,
    String description,
    Map<String, AttributeType> attributes,
    String schema,
    boolean request,
    boolean trouble) {

  /**
   * The optional attributes that every type has, where it has none of its own by that name: {@code
   * claimed} and {@code verified} name facts, {@code requested} says that the customer asked.
   */
  public static final Set<String> COMMON = Set.of("claimed", "verified", "requested");

  public EventType {
    attributes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /** The attribute of that name, if the type has one. */
  public Optional<AttributeType> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  /** Whether it is one of the {@linkplain #COMMON attributes that every type has}. */
  public static boolean common(AttributeType attribute) {
    return COMMON.contains(attribute.name()) && attribute.kind() != AttributeType.Kind.MONEY;
  }

  /** The amount that a customer's history keeps of such an event, if there is one. */
  public Optional<AttributeType> remembered() {
    return attributes.values().stream().filter(AttributeType::remembered).findFirst();
  }

  /** This type; what the other marks as personal is so here, too. */
  EventType personalLike(EventType shipped) {
    Map<String, AttributeType> marked = new LinkedHashMap<>(attributes);
    marked.replaceAll(
        (name, own) ->
            own.personal() == AttributeType.Personal.NOBODY
                ? own.about(
                    shipped
                        .attribute(name)
                        .map(AttributeType::personal)
                        .orElse(AttributeType.Personal.NOBODY))
                : own);
    return new EventType(name, title, description, marked, schema, request, trouble);
  }
}
