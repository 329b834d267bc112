package dev.pillowmint.catalogue;

import dev.pillowmint.schemas.Attribute;
import dev.pillowmint.schemas.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event's attributes in their three forms: JSON as published, Avro as carried, and the Java
 * values of {@link AttributeType.Kind} as decided on.
 */
public final class Attributes {
  /** Longest text, and longest list of texts in all, in characters. */
  public static final int LONGEST_TEXT = 4000;

  private Attributes() {}

  /**
   * JSON data that satisfies the type's schema, as Avro.
   *
   * @param data as a JSON reader gives it: String, Number, Boolean, Map, List
   * @throws AttributeException if an attribute is not of the type, or its value is not of its kind;
   *     names the attribute
   */
  public static Map<String, Attribute> fromJson(EventType type, Map<String, ?> data) {
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    data.forEach((name, value) -> attributes.put(name, toAvro(parse(known(type, name), value))));
    return attributes;
  }

  /**
   * Avro attributes as Java values.
   *
   * @throws AttributeException if an attribute is not of the type, lacks its value, is longer than
   *     any may be, or a required one is absent; names the attribute
   */
  public static Map<String, Object> values(EventType type, Map<String, Attribute> attributes) {
    Map<String, Object> values = new LinkedHashMap<>();
    attributes.forEach((name, value) -> values.put(name, value(known(type, name), value)));
    for (AttributeType attribute : type.attributes().values()) {
      if (attribute.required() && !values.containsKey(attribute.name())) {
        throw new AttributeException(
            attribute.name(), "is required by event type " + type.name() + " and missing");
      }
    }
    return values;
  }

  /** A Java value of one of the kinds, as Avro. */
  public static Attribute toAvro(Object value) {
    Attribute.Builder avro = Attribute.newBuilder();
    return switch (value) {
      case String text -> avro.setText(text).build();
      case Long integer -> avro.setInteger(integer).build();
      case Double number -> avro.setNumber(number).build();
      case Boolean flag -> avro.setFlag(flag).build();
      case Amount amount -> avro.setMoney(toAvro(amount)).build();
      case Instant instant -> avro.setInstant(instant).build();
      case LocalDate date -> avro.setDate(date).build();
      case Duration duration -> avro.setDurationSeconds(duration.toSeconds()).build();
      case List<?> texts -> avro.setTexts(texts.stream().map(String::valueOf).toList()).build();
      default -> throw new IllegalArgumentException("No attribute holds a " + value.getClass());
    };
  }

  /** An amount as Avro. */
  public static Money toAvro(Amount amount) {
    return new Money(amount.minorUnits(), amount.currency().getCurrencyCode());
  }

  private static AttributeType known(EventType type, String name) {
    return type.attribute(name)
        .orElseThrow(
            () -> new AttributeException(name, "is no attribute of event type " + type.name()));
  }

  private static Object parse(AttributeType type, @Nullable Object json) {
    try {
      return switch (type.kind()) {
        case TEXT -> (String) given(json);
        case INTEGER -> ((Number) given(json)).longValue();
        case NUMBER -> ((Number) given(json)).doubleValue();
        case FLAG -> (Boolean) given(json);
        case MONEY -> money((Map<?, ?>) given(json));
        case INSTANT -> OffsetDateTime.parse((String) given(json)).toInstant();
        case DATE -> LocalDate.parse((String) given(json));
        case DURATION -> duration((String) given(json));
        case TEXTS -> ((List<?>) given(json)).stream().map(String.class::cast).toList();
      };
    } catch (ClassCastException | DateTimeParseException e) {
      throw new AttributeException(
          type.name(), "\"%s\" is no %s".formatted(json, expected(type.kind())), e);
    } catch (IllegalArgumentException e) {
      throw new AttributeException(type.name(), String.valueOf(e.getMessage()), e);
    }
  }

  private static Object given(@Nullable Object json) {
    if (json == null) {
      throw new IllegalArgumentException("is null; leave the attribute out if it is not known");
    }
    return json;
  }

  private static Amount money(Map<?, ?> json) {
    return Amount.of((String) given(json.get("amount")), (String) given(json.get("currency")));
  }

  /** ISO 8601 with days to seconds; a day is 24 hours. Years, months and weeks are refused. */
  private static Duration duration(String text) {
    return Duration.parse(text);
  }

  private static Object value(AttributeType type, Attribute avro) {
    Object value =
        switch (type.kind()) {
          case TEXT -> avro.getText();
          case INTEGER -> avro.getInteger();
          case NUMBER -> avro.getNumber();
          case FLAG -> avro.getFlag();
          case MONEY -> amount(avro.getMoney());
          case INSTANT -> avro.getInstant();
          case DATE -> avro.getDate();
          case DURATION -> seconds(avro.getDurationSeconds());
          case TEXTS -> avro.getTexts() == null ? null : List.copyOf(avro.getTexts());
        };
    if (value == null) {
      throw new AttributeException(type.name(), "holds no " + expected(type.kind()));
    }
    if (characters(value) > LONGEST_TEXT) {
      throw new AttributeException(
          type.name(), "has more than %d characters".formatted(LONGEST_TEXT));
    }
    return value;
  }

  private static int characters(Object value) {
    return switch (value) {
      case String text -> text.length();
      case List<?> texts -> texts.stream().mapToInt(t -> String.valueOf(t).length() + 1).sum();
      default -> 0;
    };
  }

  private static @Nullable Amount amount(@Nullable Money money) {
    return money == null ? null : Amount.ofMinor(money.getMinorUnits(), money.getCurrency());
  }

  private static @Nullable Duration seconds(@Nullable Long seconds) {
    return seconds == null ? null : Duration.ofSeconds(seconds);
  }

  private static String expected(AttributeType.Kind kind) {
    return switch (kind) {
      case TEXT -> "text";
      case INTEGER -> "whole number";
      case NUMBER -> "number";
      case FLAG -> "true or false";
      case MONEY -> "money such as {\"amount\": \"4.90\", \"currency\": \"EUR\"}";
      case INSTANT -> "point in time such as \"2026-03-02T09:30:00Z\"";
      case DATE -> "date such as \"2026-03-02\"";
      case DURATION -> "duration such as \"PT45M\" or \"P2D\" (days, hours, minutes, seconds)";
      case TEXTS -> "list of texts";
    };
  }
}
