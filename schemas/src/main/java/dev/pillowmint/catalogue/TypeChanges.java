package dev.pillowmint.catalogue;

import dev.pillowmint.catalogue.TypeChange.Effect;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares two files of one event type. */
public final class TypeChanges {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> UPPER = Set.of("maxLength", "maxItems", "maximum");
  private static final Set<String> LOWER = Set.of("minLength", "minItems", "minimum");

  /** Compared by other means, or without meaning for what is valid. */
  private static final Set<String> NOT_COMPARED =
      Set.copyOf(
          List.of(
              "$schema",
              "$id",
              "$ref",
              "type",
              "format",
              "enum",
              "properties",
              "required",
              "title",
              "description",
              "examples",
              "additionalProperties"));

  private final EventType before;
  private final EventType after;
  private final List<TypeChange> changes = new ArrayList<>();

  private TypeChanges(EventType before, EventType after) {
    this.before = before;
    this.after = after;
  }

  /** What changed, attribute by attribute; empty: nothing that events notice. */
  public static List<TypeChange> between(EventType before, EventType after) {
    TypeChanges comparing = new TypeChanges(before, after);
    comparing.keywords("it", JSON.readTree(before.schema()), JSON.readTree(after.schema()));
    before.attributes().values().forEach(comparing::attribute);
    after.attributes().values().stream()
        .filter(attribute -> !before.attributes().containsKey(attribute.name()))
        .forEach(comparing::added);
    return List.copyOf(comparing.changes);
  }

  private void added(AttributeType attribute) {
    if (attribute.required()) {
      add(
          Effect.NARROWER,
          "%s is new and required: events without it are refused".formatted(attribute.name()));
    } else {
      add(Effect.WIDER, "%s is new".formatted(attribute.name()));
    }
  }

  private void attribute(AttributeType was) {
    Optional<AttributeType> found = after.attribute(was.name());
    if (found.isEmpty()) {
      add(Effect.NARROWER, "%s is gone: events that state it are refused".formatted(was.name()));
      if (was.required()) {
        add(Effect.LOOSER, "%s was required and is gone".formatted(was.name()));
      }
      return;
    }
    AttributeType is = found.get();
    if (is.kind() != was.kind()) {
      add(
          Effect.ANOTHER_KIND,
          "%s is %s, it was %s".formatted(was.name(), is.kind().expected(), was.kind().expected()));
      return;
    }
    required(was, is);
    allowed(was, is);
    keywords(was.name(), schema(before, was.name()), schema(after, was.name()));
  }

  private void required(AttributeType was, AttributeType is) {
    if (is.required() && !was.required()) {
      add(
          Effect.NARROWER,
          "%s is required now: events without it are refused".formatted(is.name()));
    } else if (was.required() && !is.required()) {
      add(Effect.LOOSER, "%s is no longer required".formatted(is.name()));
    }
  }

  private void allowed(AttributeType was, AttributeType is) {
    if (was.allowed().isEmpty() && !is.allowed().isEmpty()) {
      add(
          Effect.NARROWER,
          "%s is only one of %s now".formatted(is.name(), String.join(", ", is.allowed())));
    } else if (!was.allowed().isEmpty() && is.allowed().isEmpty()) {
      add(Effect.LOOSER, "%s may be any text".formatted(is.name()));
    } else {
      minus(was.allowed(), is.allowed())
          .ifPresent(
              gone -> add(Effect.NARROWER, "%s may no longer be %s".formatted(is.name(), gone)));
      minus(is.allowed(), was.allowed())
          .ifPresent(more -> add(Effect.LOOSER, "%s may also be %s".formatted(is.name(), more)));
    }
  }

  private static Optional<String> minus(List<String> of, List<String> without) {
    List<String> left = of.stream().filter(value -> !without.contains(value)).toList();
    return left.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", left));
  }

  private void keywords(String name, JsonNode was, JsonNode is) {
    Set<String> keywords = new TreeSet<>(was.propertyNames());
    keywords.addAll(is.propertyNames());
    keywords.removeAll(NOT_COMPARED);
    for (String keyword : keywords) {
      JsonNode earlier = was.get(keyword);
      JsonNode later = is.get(keyword);
      if (!Objects.equals(earlier, later)) {
        add(
            effect(keyword, earlier, later),
            "%s has \"%s\" %s, it was %s".formatted(name, keyword, said(later), said(earlier)));
      }
    }
  }

  /** Of a keyword that cannot be compared nobody knows that it is narrower. */
  private static Effect effect(String keyword, @Nullable JsonNode was, @Nullable JsonNode is) {
    if (was == null) {
      return Effect.NARROWER;
    }
    if (is == null || !was.isNumber() || !is.isNumber()) {
      return Effect.LOOSER;
    }
    int more = new BigDecimal(is.asString()).compareTo(new BigDecimal(was.asString()));
    boolean narrower = UPPER.contains(keyword) ? more < 0 : LOWER.contains(keyword) && more > 0;
    return narrower ? Effect.NARROWER : Effect.LOOSER;
  }

  private static String said(@Nullable JsonNode value) {
    return value == null ? "not stated" : value.toString();
  }

  private static JsonNode schema(EventType type, String attribute) {
    return JSON.readTree(type.schema()).path("properties").path(attribute);
  }

  private void add(Effect effect, String says) {
    changes.add(new TypeChange(after.name(), effect, says));
  }
}
