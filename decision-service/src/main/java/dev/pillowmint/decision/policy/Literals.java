package dev.pillowmint.decision.policy;

import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.RuntimeHelpers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * CEL's literals of time and money: the compiler lets only literals through, so that each is read
 * once and kept.
 */
final class Literals {
  private static final Pattern DURATION =
      Pattern.compile("-?(\\d{1,9}(\\.\\d{1,9})?(h|m|s|ms|us|ns)){1,6}");

  private Literals() {}

  /** CEL's own functions but for those bound here. */
  static CelStandardFunctions others() {
    return CelStandardFunctions.newBuilder()
        .excludeFunctions(CelStandardFunctions.StandardFunction.DURATION)
        .build();
  }

  static List<CelFunctionBinding> bindings() {
    return List.of(
        CelFunctionBinding.from(
            "string_to_duration",
            String.class,
            readOnce(RuntimeHelpers::createJavaDurationFromString)));
  }

  /** As many are kept as the policy's expressions have literals. */
  @SuppressWarnings("Immutable") // What is kept of a literal never changes.
  static CelFunctionOverload.Unary<String> readOnce(Function<String, Object> read) {
    Map<String, Object> kept = new ConcurrentHashMap<>();
    return text -> {
      Object value = kept.get(text);
      return value == null ? kept.computeIfAbsent(text, read) : value;
    };
  }

  /**
   * @param function {@code duration} or {@code timestamp}
   */
  static boolean valid(String function, String text) {
    return function.equals("duration") ? DURATION.matcher(text).matches() : timestamp(text);
  }

  /** Of a text that is {@link #valid}. */
  static Duration duration(String text) {
    return RuntimeHelpers.createJavaDurationFromString(text);
  }

  private static boolean timestamp(String text) {
    try {
      OffsetDateTime.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
