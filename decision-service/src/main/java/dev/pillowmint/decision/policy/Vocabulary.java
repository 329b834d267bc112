package dev.pillowmint.decision.policy;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.pillowmint.catalogue.AttributeType;
import dev.pillowmint.catalogue.AttributeType.Personal;
import dev.pillowmint.catalogue.EventType;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words an expression may use: {@code event} with the attributes that all of a rule's event
 * types share, and {@code customer}.
 *
 * @param attributes of {@code event}, by name
 * @param event its type
 */
@SuppressWarnings("Immutable") // The attributes never change.
record Vocabulary(Map<String, AttributeType> attributes, StructType event)
    implements CelTypeProvider {

  static final StructType CUSTOMER =
      struct(
          "pillowmint.Customer",
          ImmutableMap.<String, CelType>builder()
              .put("displayName", SimpleType.STRING)
              .put("tier", SimpleType.STRING)
              .put("yearlyValue", Money.TYPE)
              .put("customerSince", SimpleType.TIMESTAMP)
              .put("timeZone", SimpleType.STRING)
              .put("language", SimpleType.STRING)
              .put("country", SimpleType.STRING)
              .put("interests", ListType.create(SimpleType.STRING))
              .put("openPromises", SimpleType.INT)
              .put("leaveAlone", SimpleType.BOOL)
              .buildOrThrow());

  static final StructType ANY_EVENT = struct("pillowmint.Event", ImmutableMap.of());

  static Vocabulary of(Collection<EventType> types) {
    Map<String, AttributeType> shared = new LinkedHashMap<>();
    EventType first = types.iterator().next();
    first.attributes().values().stream()
        .filter(a -> types.stream().allMatch(t -> has(t, a)))
        .forEach(a -> shared.put(a.name(), strictest(types, a)));
    ImmutableMap.Builder<String, CelType> fields = ImmutableMap.builder();
    shared.forEach((name, attribute) -> fields.put(name, celType(attribute.kind())));
    return new Vocabulary(shared, struct("pillowmint.Event", fields.buildOrThrow()));
  }

  /** The names of the event's attributes, without those that every event has. */
  List<String> own() {
    return attributes.values().stream()
        .filter(a -> !EventType.common(a))
        .map(AttributeType::name)
        .sorted()
        .toList();
  }

  @Override
  public ImmutableCollection<CelType> types() {
    return ImmutableList.of(event, CUSTOMER);
  }

  @Override
  public Optional<CelType> findType(String name) {
    return types().stream().filter(type -> type.name().equals(name)).findFirst();
  }

  private static boolean has(EventType type, AttributeType attribute) {
    return type.attribute(attribute.name())
        .filter(a -> a.kind() == attribute.kind() && a.allowed().equals(attribute.allowed()))
        .isPresent();
  }

  private static AttributeType strictest(Collection<EventType> types, AttributeType attribute) {
    boolean required =
        types.stream().allMatch(t -> t.attribute(attribute.name()).orElseThrow().required());
    return new AttributeType(
        attribute.name(),
        attribute.kind(),
        required,
        attribute.allowed(),
        attribute.description(),
        false,
        false,
        personal(types, attribute.name()));
  }

  /** Somebody's if it is that in one of the types; of staff before customers. */
  private static Personal personal(Collection<EventType> types, String attribute) {
    return types.stream()
        .map(type -> type.attribute(attribute).orElseThrow().personal())
        .max(Comparator.naturalOrder())
        .orElse(Personal.NOBODY);
  }

  private static StructType struct(String name, ImmutableMap<String, CelType> fields) {
    return StructType.create(
        name, ImmutableSet.copyOf(fields.keySet()), f -> Optional.ofNullable(fields.get(f)));
  }

  private static CelType celType(AttributeType.Kind kind) {
    return switch (kind) {
      case TEXT -> SimpleType.STRING;
      case INTEGER -> SimpleType.INT;
      case NUMBER -> SimpleType.DOUBLE;
      case FLAG -> SimpleType.BOOL;
      case MONEY -> Money.TYPE;
      case INSTANT, DATE -> SimpleType.TIMESTAMP;
      case DURATION -> SimpleType.DURATION;
      case TEXTS -> ListType.create(SimpleType.STRING);
    };
  }
}
