package dev.pillowmint.catalogue;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attributes' values in JSON, as the Java values of {@link AttributeType.Kind}. */
public final class JsonValues {
  private JsonValues() {}

  /**
   * One attribute's value.
   *
   * @param json as a JSON reader gives it: String, Number, Boolean, Map, List; null is refused
   * @throws AttributeException if it is not of the attribute's kind; names the attribute
   */
  public static Object read(AttributeType type, @Nullable Object json) {
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
          type.name(), "\"%s\" is no %s".formatted(json, type.kind().expected()), e);
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
}
