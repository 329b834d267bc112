package dev.pillowmint.intake.webhook;

import dev.cel.common.CelErrorCode;
import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.pillowmint.intake.admission.Quoted;
import dev.pillowmint.intake.webhook.Paths.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A compiled expression.
 *
 * @param text as its author wrote it
 * @param program what runs
 * @param paths places of the payload that it reads
 */
record Expression(String text, CelRuntime.Program program, List<Path> paths) {

  /**
   * What it gives; empty: null.
   *
   * @param sees the variables
   * @throws NoValue if it gives nothing for this payload
   */
  Optional<Object> of(Map<String, Object> sees) throws NoValue {
    try {
      Object value = program.eval(sees);
      Object bare = value instanceof Optional<?> optional ? optional.orElse(null) : value;
      return Optional.ofNullable(bare instanceof NullValue ? null : bare);
    } catch (CelEvaluationException | IllegalArgumentException | ArithmeticException e) {
      throw noValue(e, sees);
    }
  }

  private NoValue noValue(Exception e, Map<String, Object> sees) {
    List<Path> absent =
        paths.stream().filter(path -> path.in(sees.get(path.root())) == null).toList();
    if (!absent.isEmpty()) {
      return new NoValue("%s is absent or null in the payload".formatted(absent.getFirst()), true);
    }
    return new NoValue("%s cannot be computed: %s".formatted(Quoted.of(text), reason(e)), false);
  }

  private static String reason(Exception e) {
    if (e instanceof CelEvaluationException cel
        && cel.getErrorCode() == CelErrorCode.OVERLOAD_NOT_FOUND) {
      return "the payload has a value of another kind there";
    }
    Throwable cause = e;
    while (cause.getCause() != null && !(cause instanceof IllegalArgumentException)) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
  }

  /** There is no value. */
  static final class NoValue extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean absent;

    NoValue(String message, boolean absent) {
      super(message, null, false, false);
      this.absent = absent;
    }

    /** Whether it is for want of something in the payload. */
    boolean isAbsent() {
      return absent;
    }

    String problem() {
      return String.valueOf(getMessage());
    }
  }
}
