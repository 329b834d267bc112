package dev.pillowmint.intake.webhook;

import dev.cel.common.values.NullValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON values as CEL knows them, and back. */
final class Values {
  private Values() {}

  /** As an expression sees it. A number beyond 64 bits becomes its text, as ids need it. */
  static Object toCel(@Nullable Object json) {
    return switch (json) {
      case null -> NullValue.NULL_VALUE;
      case Map<?, ?> map -> {
        Map<String, Object> object = LinkedHashMap.newLinkedHashMap(map.size());
        map.forEach((name, value) -> object.put(String.valueOf(name), toCel(value)));
        yield object;
      }
      case List<?> list -> {
        List<Object> array = new ArrayList<>(list.size());
        list.forEach(value -> array.add(toCel(value)));
        yield array;
      }
      case Integer number -> number.longValue();
      case BigInteger number -> number.toString();
      case BigDecimal number ->
          Double.isFinite(number.doubleValue()) ? (Object) number.doubleValue() : number.toString();
      default -> json;
    };
  }

  /** As an event states it; null: nothing. */
  static @Nullable Object toJson(@Nullable Object cel) {
    return switch (cel) {
      case null -> null;
      case NullValue none -> null;
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        map.forEach((name, value) -> object.put(String.valueOf(name), toJson(value)));
        yield object;
      }
      case List<?> list -> {
        List<@Nullable Object> array = new ArrayList<>();
        list.forEach(value -> array.add(toJson(value)));
        yield array;
      }
      case Instant time -> time.toString();
      case Duration span -> span.toString();
      case String text -> text;
      case Boolean flag -> flag;
      case Number number -> number;
      default -> cel.toString();
    };
  }

  /** How many values there are within, itself among them. */
  static long count(@Nullable Object cel) {
    return switch (cel) {
      case null -> 1;
      case Map<?, ?> map -> 1 + map.values().stream().mapToLong(Values::count).sum();
      case List<?> list -> 1 + list.stream().mapToLong(Values::count).sum();
      default -> 1;
    };
  }

  static @Nullable Object member(@Nullable Object value, Object name) {
    return value instanceof Map<?, ?> map ? present(map.get(name)) : null;
  }

  static @Nullable Object element(@Nullable Object value, long index) {
    return value instanceof List<?> list && index >= 0 && index < list.size()
        ? present(list.get((int) index))
        : null;
  }

  private static @Nullable Object present(@Nullable Object value) {
    return value instanceof NullValue ? null : value;
  }
}
