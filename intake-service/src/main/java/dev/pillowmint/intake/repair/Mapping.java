package dev.pillowmint.intake.repair;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntime.Program;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Changes to many events: places in the event, and CEL expressions over {@code event} that say what
 * belongs there. A null removes what stands there.
 */
public final class Mapping {
  private static final int MOST = 20;
  private static final Pattern PLACE =
      Pattern.compile("type|time|subject|attributes\\.[a-zA-Z0-9]{1,64}(\\.[a-zA-Z0-9]{1,64})?");
  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .maxExpressionCodePointSize(4_000)
          .maxParseRecursionDepth(50)
          .comprehensionMaxIterations(1_000)
          .build();
  private static final CelCompiler COMPILER =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setOptions(OPTIONS)
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addVar("event", MapType.create(SimpleType.STRING, SimpleType.DYN))
          .build();
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();

  private final Map<String, Program> programs;

  private Mapping(Map<String, Program> programs) {
    this.programs = programs;
  }

  /**
   * Compiles the expressions.
   *
   * @param set by place, e.g. {@code attributes.cause}
   * @throws IllegalArgumentException if one cannot be; names it
   */
  public static Mapping of(Map<String, String> set) {
    if (set.isEmpty() || set.size() > MOST) {
      throw new IllegalArgumentException("Set one to %d places".formatted(MOST));
    }
    Map<String, Program> programs = new LinkedHashMap<>();
    set.forEach((place, expression) -> programs.put(place, compiled(place, expression)));
    return new Mapping(programs);
  }

  private static Program compiled(String place, String expression) {
    if (!PLACE.matcher(place).matches()) {
      throw new IllegalArgumentException(
          "\"%s\" cannot be set; set type, time, subject or attributes.<name>: identity and customer stay"
              .formatted(place));
    }
    try {
      return RUNTIME.createProgram(COMPILER.compile(expression).getAst());
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalArgumentException("%s: %s".formatted(place, e.getMessage()), e);
    }
  }

  /**
   * The changes as a merge patch.
   *
   * @throws IllegalArgumentException if an expression has no value for this event; names it
   */
  Map<String, @Nullable Object> patch(Map<String, @Nullable Object> event) {
    Map<String, @Nullable Object> patch = new LinkedHashMap<>();
    programs.forEach(
        (place, program) -> {
          try {
            put(patch, List.of(place.split("\\.")), plain(program.eval(Map.of("event", event))));
          } catch (CelEvaluationException e) {
            throw new IllegalArgumentException("%s: %s".formatted(place, e.getMessage()), e);
          }
        });
    return patch;
  }

  private static void put(
      Map<String, @Nullable Object> patch, List<String> steps, @Nullable Object value) {
    if (steps.size() == 1) {
      patch.put(steps.getFirst(), value);
      return;
    }
    Map<String, @Nullable Object> inner = new LinkedHashMap<>();
    if (patch.get(steps.getFirst()) instanceof Map<?, ?> known) {
      known.forEach((name, old) -> inner.put(String.valueOf(name), old));
    }
    put(inner, steps.subList(1, steps.size()), value);
    patch.put(steps.getFirst(), inner);
  }

  private static @Nullable Object plain(Object value) {
    return switch (value) {
      case String text -> text;
      case Boolean flag -> flag;
      case Long whole -> whole;
      case Double number -> number;
      case List<?> items -> items.stream().map(Mapping::plain).toList();
      case Map<?, ?> members -> {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        members.forEach((name, member) -> object.put(String.valueOf(name), plain(member)));
        yield object;
      }
      case dev.cel.common.values.NullValue none -> null;
      default -> String.valueOf(value);
    };
  }
}
