package dev.pillowmint.intake.webhook;

import dev.cel.common.types.CelKind;
import dev.pillowmint.catalogue.AttributeType;
import dev.pillowmint.catalogue.AttributeType.Kind;
import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.catalogue.Spelling;
import dev.pillowmint.intake.admission.Quoted;
import dev.pillowmint.intake.webhook.EventMapping.Attribute;
import dev.pillowmint.intake.webhook.Language.NotCompiled;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how one kind of event comes of a payload, held to the catalogue. */
final class EventReader {
  private static final Set<CelKind> NAME = Set.of(CelKind.STRING, CelKind.INT, CelKind.UINT);
  private static final Set<CelKind> TIME =
      Set.of(CelKind.TIMESTAMP, CelKind.STRING, CelKind.INT, CelKind.DOUBLE);
  private static final String TIMES =
      "a timestamp, a text as in RFC 3339 or seconds since 1970 were";

  private final EventTypes types;
  private final Language language;

  EventReader(EventTypes types, Language language) {
    this.types = types;
    this.language = language;
  }

  /**
   * The mapping; empty: it could not be read, and faults say why.
   *
   * @param file what holds for every event that does not say otherwise
   */
  Optional<EventMapping> read(Section event, Section file, @Nullable Duration maxAge) {
    return event.has("event") ? plain(event) : mapped(event, file, maxAge);
  }

  private Optional<EventMapping> plain(Section event) {
    Optional<Expression> when = when(event);
    Optional<Expression> each = each(event);
    Optional<Expression> plain =
        expression(event, "event", Set.of(CelKind.MAP), "a map with an event's members was");
    event.refuseOthers();
    return plain.map(
        p ->
            new EventMapping(
                event.path(),
                when.orElse(null),
                each.orElse(null),
                "",
                Map.of(),
                false,
                null,
                Map.of(),
                p));
  }

  private Optional<Expression> when(Section event) {
    return expression(event, "when", Set.of(CelKind.BOOL), "true or false was");
  }

  private Optional<Expression> each(Section event) {
    return expression(event, "each", Set.of(CelKind.LIST), "a list was");
  }

  private Optional<EventMapping> mapped(Section event, Section file, @Nullable Duration maxAge) {
    Optional<EventType> type =
        event.needed("type", "purchase.completed").flatMap(name -> type(event, name));
    Map<String, Expression> fields = new LinkedHashMap<>();
    Optional<Expression> when = when(event);
    Optional<Expression> each = each(event);
    event.needed("id", "string(payload.id)");
    name(event, "id").ifPresent(e -> fields.put("id", e));
    Section customers = event.has("customer") ? event : file;
    customers.needed("customer", "string(payload.customer.id)");
    name(customers, "customer").ifPresent(e -> fields.put("customer", e));
    name(event, "subject").ifPresent(e -> fields.put("subject", e));
    expression(event, "time", TIME, TIMES).ifPresent(e -> fields.put("time", e));
    boolean skips = event.has("customerOptional") ? skips(event) : skips(file);
    Section attributes = event.section("attributes");
    Map<String, Attribute> mapped =
        type.map(t -> attributes(t, attributes)).orElseGet(LinkedHashMap::new);
    event.refuseOthers();
    return type.map(
        t ->
            new EventMapping(
                event.path(),
                when.orElse(null),
                each.orElse(null),
                t.name(),
                fields,
                skips,
                maxAge,
                mapped,
                null));
  }

  private static boolean skips(Section section) {
    return section.oneOf("customerOptional", java.util.List.of("skip")).isPresent();
  }

  private Optional<EventType> type(Section event, String name) {
    Optional<EventType> type = types.find(name);
    if (type.isEmpty()) {
      event.fault(
          "type",
          "%s is no event type of the catalogue%s"
              .formatted(
                  Quoted.of(name),
                  Spelling.suggestion(name, types.all().stream().map(EventType::name).toList())));
    }
    return type;
  }

  private Map<String, Attribute> attributes(EventType type, Section section) {
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    for (String key : section.keys()) {
      String name = key.replaceFirst("\\?$", "");
      boolean optional = key.endsWith("?");
      Optional<AttributeType> attribute = type.attribute(name);
      if (attribute.isEmpty()) {
        section.fault(
            key,
            "%s is no attribute of %s%s"
                .formatted(
                    Quoted.of(name),
                    type.name(),
                    Spelling.suggestion(name, type.attributes().keySet())));
      } else if (attributes.containsKey(name)) {
        section.fault(key, "stands there twice, with and without \"?\"");
      } else if (optional && attribute.get().required()) {
        section.fault(key, "is required by %s; leave out the \"?\"".formatted(type.name()));
      } else {
        Kind kind = attribute.get().kind();
        expression(section, key, kinds(kind), kind.expected() + " was")
            .ifPresent(value -> attributes.put(name, new Attribute(value, kind, optional)));
      }
    }
    for (AttributeType attribute : type.attributes().values()) {
      if (attribute.required() && !section.keys().contains(attribute.name())) {
        section.fault(
            attribute.name(),
            "is missing; %s requires it: %s".formatted(type.name(), attribute.description()));
      }
    }
    return attributes;
  }

  private static Set<CelKind> kinds(Kind kind) {
    return switch (kind) {
      case TEXT -> NAME;
      case INTEGER -> Set.of(CelKind.INT, CelKind.UINT);
      case NUMBER -> Set.of(CelKind.INT, CelKind.UINT, CelKind.DOUBLE);
      case FLAG -> Set.of(CelKind.BOOL);
      case MONEY -> Set.of(CelKind.MAP);
      case INSTANT -> TIME;
      case DATE -> Set.of(CelKind.STRING);
      case DURATION -> Set.of(CelKind.STRING, CelKind.DURATION);
      case TEXTS -> Set.of(CelKind.LIST);
    };
  }

  private Optional<Expression> name(Section section, String key) {
    return expression(section, key, NAME, "a text or a whole number was");
  }

  private Optional<Expression> expression(
      Section section, String key, Set<CelKind> kinds, String expected) {
    return section
        .text(key)
        .flatMap(
            text -> {
              try {
                return Optional.of(language.compile(text, kinds, expected));
              } catch (NotCompiled e) {
                section.fault(key, e.problem());
                return Optional.empty();
              }
            });
  }
}
