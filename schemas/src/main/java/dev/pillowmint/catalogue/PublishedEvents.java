package dev.pillowmint.catalogue;

import dev.pillowmint.catalogue.Objection.Code;
import dev.pillowmint.schemas.Attribute;
import dev.pillowmint.schemas.CustomerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Holds a customer event read from Kafka to what intake-service asks of one over HTTP, since
 * company systems may publish there themselves: the same schemas, the same limits, the same codes
 * and places. Thread-safe.
 */
public final class PublishedEvents {
  /** Longest id, source, customer id and subject, in characters. */
  public static final int LONGEST_NAME = 200;

  /** Most CloudEvents extension attributes. */
  public static final int MOST_EXTENSIONS = 32;

  /** Most attributes. */
  public static final int MOST_ATTRIBUTES = 100;

  /** Longest name of an extension, in characters. */
  public static final int LONGEST_EXTENSION_NAME = 64;

  /** Longest value of an extension, in characters. */
  public static final int LONGEST_EXTENSION = 1000;

  /**
   * How far ahead an event's time may be of its arrival. Clocks differ; a future has not happened.
   */
  public static final Duration CLOCK_SKEW = Duration.ofHours(1);

  /** The first time that RFC 3339 can write, years before Christ left out. */
  public static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  /** The first time that RFC 3339 cannot write any more. */
  public static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private static final Pattern EXTENSION_NAME = Pattern.compile("[a-z0-9]+");

  private final EventTypes types;
  private final Constraints constraints;

  /**
   * @param types the catalogue that events are held to
   */
  public PublishedEvents(EventTypes types) {
    this.types = types;
    this.constraints = new Constraints(types);
  }

  /**
   * The event's attributes as Java values.
   *
   * @param key the record's
   * @param arrived the record's time
   * @throws EventRefusedException if the envelope or an attribute is not as it must be; says
   *     everything that is wrong
   */
  public Map<String, Object> values(String key, CustomerEvent event, Instant arrived) {
    List<Objection> objections = new ArrayList<>();
    name("id", event.getId(), objections);
    name("source", event.getSource(), objections);
    Optional<EventType> type = type(event.getType(), objections);
    customer(key, event.getCustomerId(), objections);
    if (event.getSubject() != null) {
      name("subject", event.getSubject(), objections);
    }
    time(event.getTime(), arrived, objections);
    extensions(event.getExtensions(), objections);
    Map<String, Object> values = attributes(type, event.getAttributes(), objections);
    if (!objections.isEmpty()) {
      throw new EventRefusedException(objections);
    }
    return values;
  }

  private Map<String, Object> attributes(
      Optional<EventType> type, Map<String, Attribute> attributes, List<Objection> objections) {
    if (attributes.size() > MOST_ATTRIBUTES) {
      objections.add(
          new Objection(
              Code.TOO_LARGE,
              "/attributes",
              "the event has %d attributes; at most %d are allowed"
                  .formatted(attributes.size(), MOST_ATTRIBUTES)));
      return Map.of();
    }
    return type.map(t -> PublishedAttributes.values(t, attributes, constraints, objections))
        .orElse(Map.of());
  }

  private Optional<EventType> type(String name, List<Objection> objections) {
    if (!name("type", name, objections)) {
      return Optional.empty();
    }
    Optional<EventType> type = types.find(name);
    if (type.isEmpty()) {
      List<String> known = types.all().stream().map(EventType::name).toList();
      objections.add(
          new Objection(
              Code.UNKNOWN_TYPE,
              "/type",
              "%s is no event type of the catalogue%s"
                  .formatted(Objection.quoted(name), Spelling.suggestion(name, known))));
    }
    return type;
  }

  private static void customer(String key, String customer, List<Objection> objections) {
    if (name("customerId", customer, objections) && !customer.equals(key)) {
      objections.add(
          new Objection(
              Code.INVALID,
              "/customerId",
              "customerId is not the record's key; key the record by customer id"));
    }
  }

  private static void time(Instant time, Instant arrived, List<Objection> objections) {
    if (time.isBefore(FIRST) || !time.isBefore(END)) {
      objections.add(
          new Objection(
              Code.INVALID,
              "/time",
              "time \"%s\" is no point in time such as \"2026-03-02T09:30:00Z\" (RFC 3339)"
                  .formatted(time)));
    } else if (time.isAfter(arrived.plus(CLOCK_SKEW))) {
      objections.add(
          new Objection(
              Code.INVALID,
              "/time",
              "time \"%s\" is more than %d minutes ahead of its arrival, %s; it says when the fact happened"
                  .formatted(time, CLOCK_SKEW.toMinutes(), arrived)));
    }
  }

  private static void extensions(Map<String, String> extensions, List<Objection> objections) {
    extensions.forEach(
        (name, value) -> {
          String where = "/extensions" + Objection.step(name);
          if (!EXTENSION_NAME.matcher(name).matches()) {
            objections.add(
                new Objection(
                    Code.UNKNOWN_NAME,
                    where,
                    "%s is no name of a CloudEvents attribute (lower-case letters and digits only)%s"
                        .formatted(
                            Objection.quoted(name),
                            Spelling.suggestion(name, List.of("customerid")))));
          } else if (name.length() > LONGEST_EXTENSION_NAME) {
            objections.add(
                new Objection(
                    Code.TOO_LARGE,
                    where,
                    "the name has %d characters; at most %d are allowed"
                        .formatted(name.length(), LONGEST_EXTENSION_NAME)));
          } else if (value.length() > LONGEST_EXTENSION) {
            objections.add(
                new Objection(
                    Code.TOO_LARGE,
                    where,
                    "is longer than the %d characters allowed".formatted(LONGEST_EXTENSION)));
          } else {
            String problem = Characters.problem(value);
            if (problem != null) {
              objections.add(new Objection(Code.INVALID, where, problem));
            }
          }
        });
    if (extensions.size() > MOST_EXTENSIONS) {
      objections.add(
          new Objection(
              Code.TOO_LARGE,
              "/extensions",
              "the event has %d extension attributes; at most %d are allowed"
                  .formatted(extensions.size(), MOST_EXTENSIONS)));
    }
  }

  /** Whether it is one. */
  private static boolean name(String field, String value, List<Objection> objections) {
    if (value.isBlank()) {
      objections.add(new Objection(Code.INVALID, "/" + field, field + " must not be blank"));
      return false;
    }
    if (value.length() > LONGEST_NAME) {
      objections.add(
          new Objection(
              Code.TOO_LARGE,
              "/" + field,
              "%s has %d characters; at most %d are allowed"
                  .formatted(field, value.length(), LONGEST_NAME)));
      return false;
    }
    String problem = Characters.problem(value);
    if (problem != null) {
      objections.add(new Objection(Code.INVALID, "/" + field, field + " " + problem));
      return false;
    }
    return true;
  }
}
