package dev.pillowmint.catalogue;

import dev.pillowmint.schemas.Attribute;
import dev.pillowmint.schemas.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
    data.forEach(
        (name, value) -> attributes.put(name, toAvro(JsonValues.read(known(type, name), value))));
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

  /**
   * @throws AttributeException if it is not of the attribute's kind, or longer than any may be
   */
  static Object value(AttributeType type, Attribute avro) {
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
      throw new AttributeException(type.name(), "holds no " + type.kind().expected());
    }
    if (value instanceof Double number && !Double.isFinite(number)) {
      throw new AttributeException(type.name(), "is no number in the range of a double");
    }
    int characters = characters(value);
    if (characters > LONGEST_TEXT) {
      throw AttributeException.tooLong(type.name(), characters, LONGEST_TEXT);
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
}
