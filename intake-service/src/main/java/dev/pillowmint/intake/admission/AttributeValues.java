package dev.pillowmint.intake.admission;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.AttributeType;
import dev.pillowmint.catalogue.Characters;
import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.Spelling;
import dev.pillowmint.intake.admission.Fault.Code;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns an event's JSON attributes into the Java values of their kinds. */
final class AttributeValues {
  private final String data;
  private final Limits limits;

  /**
   * @param data JSON pointer to the object that holds the attributes
   */
  AttributeValues(String data, Limits limits) {
    this.data = data;
    this.limits = limits;
  }

  /** The attributes as an object, absent ones as an empty one; null: a fault says what is wrong. */
  @Nullable Map<String, @Nullable Object> object(@Nullable Object attributes, List<Fault> faults) {
    if (attributes == null) {
      return Map.of();
    }
    if (attributes instanceof Map<?, ?> map) {
      if (map.size() > limits.attributes()) {
        faults.add(
            new Fault(
                Code.TOO_LARGE,
                data,
                "the event has %d attributes; at most %d are allowed"
                    .formatted(map.size(), limits.attributes())));
        return null;
      }
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      map.forEach((name, value) -> object.put(String.valueOf(name), value));
      return object;
    }
    faults.add(
        new Fault(
            Code.INVALID,
            data,
            "the attributes must be a JSON object, not " + Quoted.kind(attributes)));
    return null;
  }

  /** The values of the attributes to which nobody objected; adds a fault for each that has none. */
  Map<String, Object> of(
      EventType type,
      Map<String, @Nullable Object> attributes,
      List<Fault> objections,
      List<Fault> faults) {
    Map<String, Object> values = new LinkedHashMap<>();
    attributes.forEach(
        (name, json) -> {
          String where = "/" + Pointer.escaped(name);
          boolean objected =
              objections.stream().anyMatch(f -> (f.where() + "/").startsWith(where + "/"));
          if (!objected) {
            type.attribute(name)
                .ifPresentOrElse(
                    attribute -> read(attribute, json, data + where, values, faults),
                    () -> faults.add(unknown(type, name, data + where)));
          }
        });
    return values;
  }

  /** Says that the type has no such attribute, and which one may be meant. */
  static Fault unknown(EventType type, String name, String where) {
    return new Fault(
        Code.UNKNOWN_NAME,
        where,
        "%s is no attribute of %s%s"
            .formatted(
                Quoted.of(name),
                type.name(),
                Spelling.suggestion(name, type.attributes().keySet())));
  }

  private void read(
      AttributeType attribute,
      @Nullable Object json,
      String where,
      Map<String, Object> values,
      List<Fault> faults) {
    try {
      Object value = value(attribute.kind(), json);
      int characters = characters(value);
      if (characters > 0 && !Characters.isUnicode(String.valueOf(value))) {
        throw new Unreadable("", Characters.HALF);
      }
      if (characters > limits.text()) {
        faults.add(
            new Fault(
                Code.TOO_LARGE,
                where,
                "has %d characters; at most %d are allowed".formatted(characters, limits.text())));
      } else {
        values.put(attribute.name(), value);
      }
    } catch (Unreadable e) {
      faults.add(new Fault(Code.INVALID, where + e.within, e.problem));
    }
  }

  private static Object value(AttributeType.Kind kind, @Nullable Object json) throws Unreadable {
    if (json == null) {
      throw new Unreadable("", "is null; leave the attribute out if it is not known");
    }
    try {
      return switch (kind) {
        case TEXT -> (String) json;
        case INTEGER -> whole((Number) json);
        case NUMBER -> finite((Number) json);
        case FLAG -> (Boolean) json;
        case MONEY -> amount((Map<?, ?>) json);
        case INSTANT ->
            OffsetDateTime.parse((String) json).toInstant().truncatedTo(ChronoUnit.MILLIS);
        case DATE -> LocalDate.parse((String) json);
        case DURATION -> seconds((String) json);
        case TEXTS -> ((List<?>) json).stream().map(String.class::cast).toList();
      };
    } catch (ClassCastException | DateTimeException | ArithmeticException e) {
      throw new Unreadable("", "%s is no %s".formatted(Quoted.of(json), expected(kind)));
    }
  }

  /** As the consumers count them: each text of a list counts one more. */
  private static int characters(Object value) {
    return switch (value) {
      case String text -> text.length();
      case List<?> texts -> texts.stream().mapToInt(t -> String.valueOf(t).length() + 1).sum();
      default -> 0;
    };
  }

  private static Long whole(Number json) {
    return decimal(json).longValueExact();
  }

  private static Double finite(Number json) {
    double value = json.doubleValue();
    if (!Double.isFinite(value)) {
      throw new ArithmeticException("out of range");
    }
    return value;
  }

  private static BigDecimal decimal(Number json) {
    return json instanceof BigDecimal decimal ? decimal : new BigDecimal(json.toString());
  }

  private static Amount amount(Map<?, ?> json) throws Unreadable {
    String value = (String) json.get("amount");
    String currency = (String) json.get("currency");
    if (value == null || currency == null) {
      throw new ClassCastException("no money");
    }
    try {
      Currency.getInstance(currency);
    } catch (IllegalArgumentException e) {
      throw new Unreadable(
          "/currency", "%s is no ISO 4217 currency such as \"EUR\"".formatted(Quoted.of(currency)));
    }
    try {
      return Amount.of(value, currency);
    } catch (IllegalArgumentException e) {
      throw new Unreadable("/amount", String.valueOf(e.getMessage()));
    }
  }

  private static Duration seconds(String json) {
    Duration duration = Duration.parse(json);
    if (duration.isNegative() || !duration.equals(duration.truncatedTo(ChronoUnit.SECONDS))) {
      throw new DateTimeException("no whole seconds");
    }
    return duration;
  }

  private static String expected(AttributeType.Kind kind) {
    return switch (kind) {
      case TEXT -> "string";
      case INTEGER -> "whole number of 64 bits";
      case NUMBER -> "number in the range of a double";
      case FLAG -> "true or false";
      case MONEY -> "money such as {\"amount\": \"4.90\", \"currency\": \"EUR\"}";
      case INSTANT -> "point in time such as \"2026-03-02T09:30:00Z\" (RFC 3339)";
      case DATE -> "date such as \"2026-03-02\"";
      case DURATION ->
          "duration such as \"PT45M\" or \"P2D\" (days, hours, minutes, whole seconds)";
      case TEXTS -> "array of strings";
    };
  }

  /** A value that is not of its kind; located within the attribute. */
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    private final String within;
    private final String problem;

    Unreadable(String within, String problem) {
      super(problem, null, false, false);
      this.within = within;
      this.problem = problem;
    }
  }
}
