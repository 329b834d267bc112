package dev.pillowmint.catalogue;

import dev.pillowmint.catalogue.AttributeType.Kind;
import dev.pillowmint.catalogue.AttributeType.Personal;
import dev.pillowmint.catalogue.TypeChange.Effect;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The event-type catalogue: every type an event may have. Immutable. */
public final class EventTypes {
  /**
   * What a type's schema is named by, and what its {@code "$ref": "money.json"} is relative to. A
   * name, never fetched.
   */
  public static final String BASE_URI = "https://schemas.pillowmint.example/event-types/";

  private static final String FOLDER = "/event-types/";
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> MARKS =
      List.of("x-claimed", "x-personal", "x-remembered", "x-request", "x-trouble");

  private final Map<String, EventType> byName;

  private EventTypes(Map<String, EventType> byName) {
    this.byName = Collections.unmodifiableMap(byName);
  }

  /** Written by Pillowmint itself, which knows nothing of what a company asks of them. */
  private static final Set<String> OWN =
      Set.of(
          "contact.bounced",
          "customer.unsubscribed",
          "gesture.choice-made",
          "gesture.delivered",
          "gesture.offered-by-staff",
          "promise.kept",
          "proposal.reviewed");

  /**
   * The types that events are held to: the shipped ones, and a company's own.
   *
   * @param folder of the company's own; empty: it has none
   * @throws CatalogueException if a file cannot be used; names the file
   */
  public static EventTypes configured(String folder) {
    return folder.isBlank() ? shipped() : shipped().and(Path.of(folder));
  }

  /** The types that ship with Pillowmint. */
  public static EventTypes shipped() {
    Map<String, EventType> types = new TreeMap<>();
    for (String name : resource(FOLDER + "index.txt").lines().toList()) {
      types.put(name, parse(name, resource(FOLDER + name + ".json")));
    }
    return new EventTypes(types);
  }

  /** The schema of money that the types refer to as {@code money.json}. */
  public static String moneySchema() {
    return resource("/money.json");
  }

  /**
   * These types and those of a company: each {@code <type>.json} of the folder is added, or takes
   * the place of the one that is there, which it may tighten and not loosen.
   *
   * @throws CatalogueException if a file cannot be read or loosens a type; names the file
   */
  public EventTypes and(Path folder) {
    Map<String, EventType> types = new TreeMap<>(byName);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
        EventType type = parse(name, Files.readString(file));
        find(name).ifPresent(shipped -> refuseLooser(shipped, type));
        types.put(name, find(name).map(type::personalLike).orElse(type));
      }
    } catch (IOException e) {
      throw new CatalogueException("The event types in " + folder + " cannot be read", e);
    }
    return new EventTypes(types);
  }

  /** The type of that name, if the catalogue has it. */
  public Optional<EventType> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** All types, by name. */
  public Collection<EventType> all() {
    return byName.values();
  }

  private static EventType parse(String name, String text) {
    try {
      JsonNode schema = withCommon(JSON.readTree(text));
      Set<String> required = new HashSet<>();
      schema.path("required").forEach(n -> required.add(n.asString()));
      Map<String, AttributeType> attributes = new LinkedHashMap<>();
      schema
          .path("properties")
          .properties()
          .forEach(p -> attributes.put(p.getKey(), attribute(name, p, required)));
      refuseTwoRemembered(name, attributes.values());
      return new EventType(
          name,
          words(name, schema, "title"),
          words(name, schema, "description"),
          attributes,
          withoutMarks(schema).toString(),
          schema.path("x-request").asBoolean(false),
          schema.path("x-trouble").asBoolean(false));
    } catch (JacksonException e) {
      throw new CatalogueException("Event type " + name + ": the file is no JSON", e);
    }
  }

  private static AttributeType attribute(
      String type, Map.Entry<String, JsonNode> property, Set<String> required) {
    String name = property.getKey();
    JsonNode schema = property.getValue();
    List<String> allowed = new ArrayList<>();
    schema.path("enum").forEach(n -> allowed.add(n.asString()));
    return new AttributeType(
        name,
        kind(type, name, schema),
        required.contains(name),
        allowed,
        words(type + "." + name, schema, "description"),
        schema.path("x-claimed").asBoolean(false),
        schema.path("x-remembered").asBoolean(false),
        personal(type, name, schema));
  }

  private static Personal personal(String type, String name, JsonNode schema) {
    String whose = schema.path("x-personal").asString("");
    return switch (whose) {
      case "" -> Personal.NOBODY;
      case "customer" -> Personal.CUSTOMER;
      case "staff" -> Personal.STAFF;
      default ->
          throw new CatalogueException(
              "Event type %s: attribute %s: \"x-personal\" is \"customer\" or \"staff\", not \"%s\""
                  .formatted(type, name, whose));
    };
  }

  private static JsonNode withCommon(JsonNode schema) {
    if (schema.path("properties") instanceof ObjectNode properties) {
      JSON.readTree(resource("/common-attributes.json"))
          .properties()
          .forEach(common -> properties.putIfAbsent(common.getKey(), common.getValue()));
    }
    return schema;
  }

  /** The catalogue's own marks say nothing about validity, and validators warn of them. */
  private static JsonNode withoutMarks(JsonNode schema) {
    JsonNode plain = schema.deepCopy();
    Stream.concat(Stream.of(plain), plain.path("properties").valueStream())
        .filter(ObjectNode.class::isInstance)
        .map(ObjectNode.class::cast)
        .forEach(node -> node.remove(MARKS));
    return plain;
  }

  private static void refuseLooser(EventType shipped, EventType type) {
    boolean own = OWN.contains(type.name());
    List<String> faults =
        TypeChanges.between(shipped, type).stream()
            .filter(change -> change.effect() != Effect.WIDER)
            .filter(change -> own || change.effect() != Effect.NARROWER)
            .map(TypeChange::says)
            .toList();
    if (!faults.isEmpty()) {
      throw new CatalogueException(
          "Event type %s ships with Pillowmint%s: %s"
              .formatted(
                  type.name(),
                  own
                      ? ", which writes it itself; a company may only add optional attributes"
                      : "; a company may tighten it, not loosen it",
                  String.join("; ", faults)));
    }
  }

  private static void refuseTwoRemembered(String type, Collection<AttributeType> attributes) {
    List<AttributeType> remembered = attributes.stream().filter(AttributeType::remembered).toList();
    if (remembered.size() > 1 || remembered.stream().anyMatch(a -> a.kind() != Kind.MONEY)) {
      throw new CatalogueException(
          "Event type %s: \"x-remembered\" stands at one attribute of money at most"
              .formatted(type));
    }
  }

  private static Kind kind(String type, String name, JsonNode schema) {
    String jsonType = schema.path("type").asString("");
    return switch (jsonType) {
      case "integer" -> Kind.INTEGER;
      case "number" -> Kind.NUMBER;
      case "boolean" -> Kind.FLAG;
      case "array" -> Kind.TEXTS;
      case "string" ->
          switch (schema.path("format").asString("")) {
            case "date-time" -> Kind.INSTANT;
            case "date" -> Kind.DATE;
            case "duration" -> Kind.DURATION;
            default -> Kind.TEXT;
          };
      default -> {
        if (schema.path("$ref").asString("").equals("money.json")) {
          yield Kind.MONEY;
        }
        throw new CatalogueException(
            "Event type %s: attribute %s needs a \"type\" of string, integer, number, boolean or array of strings, or \"$ref\": \"money.json\""
                .formatted(type, name));
      }
    };
  }

  private static String words(String where, JsonNode schema, String field) {
    String words = schema.path(field).asString("");
    if (words.isBlank()) {
      throw new CatalogueException(
          "Event type %s: \"%s\" is missing; say what it means".formatted(where, field));
    }
    return words;
  }

  private static String resource(String path) {
    try (InputStream in = EventTypes.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new CatalogueException("The catalogue lacks " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new CatalogueException("The catalogue's " + path + " cannot be read", e);
    }
  }
}
