package dev.pillowmint.intake.webhook;

import static dev.cel.common.CelFunctionDecl.newFunctionDeclaration;
import static dev.cel.common.CelOverloadDecl.newGlobalOverload;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.pillowmint.catalogue.Amount;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** CEL as a mapping may use it: the payload, its item and headers; bounded in size and work. */
final class Language {
  static final String PAYLOAD = "payload";
  static final String ITEM = "item";
  static final String HEADERS = "headers";

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .maxExpressionCodePointSize(4_000)
          .maxParseRecursionDepth(50)
          .maxParseExpressionNodeCount(1_000)
          .maxParseErrorRecoveryLimit(10)
          .comprehensionMaxIterations(10_000)
          .build();

  private static final Pattern WORD = Pattern.compile("[A-Za-z][\\w-]*");

  /**
   * Places of Stripe's amounts where they are not the currency's own (docs.stripe.com/currencies).
   */
  private static final Map<String, Integer> PLACES_AT_STRIPE = Map.of("ISK", 2, "UGX", 2, "MGA", 0);

  private static final CelType TEXTS = MapType.create(SimpleType.STRING, SimpleType.STRING);

  private final CelCompiler compiler =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setOptions(OPTIONS)
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addLibraries(CelExtensions.strings(), CelExtensions.optional())
          .addMacros(
              CelMacro.newGlobalMacro(
                  "header",
                  1,
                  (factory, target, arguments) ->
                      Optional.of(
                          factory.newGlobalCall(
                              "header", factory.newIdentifier(HEADERS), arguments.getFirst()))))
          .addVar(PAYLOAD, SimpleType.DYN)
          .addVar(ITEM, SimpleType.DYN)
          .addVar(HEADERS, TEXTS)
          .addFunctionDeclarations(
              newFunctionDeclaration(
                  "header",
                  newGlobalOverload("header_text", SimpleType.STRING, TEXTS, SimpleType.STRING)),
              newFunctionDeclaration(
                  "money", newGlobalOverload("money_of", TEXTS, SimpleType.DYN, SimpleType.STRING)),
              newFunctionDeclaration(
                  "sum",
                  newGlobalOverload(
                      "sum_of", TEXTS, ListType.create(SimpleType.DYN), SimpleType.STRING)),
              newFunctionDeclaration(
                  "minor", newGlobalOverload("minor_of", TEXTS, SimpleType.INT, SimpleType.STRING)),
              newFunctionDeclaration(
                  "stripe",
                  newGlobalOverload("stripe_of", TEXTS, SimpleType.INT, SimpleType.STRING)))
          .build();

  private final CelRuntime runtime =
      CelRuntimeFactory.plannerRuntimeBuilder()
          .setOptions(OPTIONS)
          .addLibraries(CelExtensions.strings(), CelExtensions.optional())
          .addFunctionBindings(
              CelFunctionBinding.from("header_text", Map.class, String.class, Language::header),
              CelFunctionBinding.from("money_of", Object.class, String.class, Language::money),
              CelFunctionBinding.from("sum_of", List.class, String.class, Language::sum),
              CelFunctionBinding.from("minor_of", Long.class, String.class, Language::minor),
              CelFunctionBinding.from("stripe_of", Long.class, String.class, Language::stripe))
          .build();

  /**
   * An expression.
   *
   * @param kinds what it may give, besides what only shows when it is run
   * @param expected the same in words
   * @throws NotCompiled if it cannot be
   */
  Expression compile(String text, Set<CelKind> kinds, String expected) throws NotCompiled {
    try {
      CelAbstractSyntaxTree ast = compiler.compile(text).getAst();
      CelKind kind = ast.getResultType().kind();
      if (kind != CelKind.DYN && !kinds.contains(kind)) {
        throw new NotCompiled("gives %s; %s expected".formatted(plain(kind), expected));
      }
      return new Expression(text, runtime.createProgram(ast), Paths.in(ast));
    } catch (CelValidationException e) {
      CelIssue first = e.getErrors().getFirst();
      throw new NotCompiled(
          "is no CEL expression: %s (column %d)%s"
              .formatted(
                  first.getMessage().replaceAll("\\s+", " ").replace(" (in container '')", ""),
                  first.getSourceLocation().getColumn() + 1,
                  WORD.matcher(text).matches()
                      ? "; a constant text is written \"'%s'\"".formatted(text)
                      : ""));
    } catch (CelEvaluationException e) {
      throw new NotCompiled("cannot be computed: " + e.getMessage());
    }
  }

  private static String plain(CelKind kind) {
    return switch (kind) {
      case STRING -> "a text";
      case INT, UINT -> "a whole number";
      case DOUBLE -> "a number";
      case BOOL -> "true or false";
      case LIST -> "a list";
      case MAP -> "a map";
      case TIMESTAMP -> "a timestamp";
      case DURATION -> "a duration";
      default -> kind.name().toLowerCase(java.util.Locale.ROOT);
    };
  }

  private static String header(Map<?, ?> headers, String name) {
    Object value = headers.get(name.toLowerCase(java.util.Locale.ROOT));
    return value == null ? "" : value.toString();
  }

  private static Map<String, String> money(Object value, String currency) {
    return written(amount(value, currency));
  }

  private static Map<String, String> sum(List<?> values, String currency) {
    BigDecimal sum =
        values.stream()
            .map(value -> amount(value, currency).value())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return written(Amount.of(sum.toPlainString(), code(currency)));
  }

  private static Amount amount(Object value, String currency) {
    String text =
        switch (value) {
          case String written -> written.strip();
          case Long whole -> whole.toString();
          // The shortest text that reads back as the same number is what the sender wrote.
          case Double number -> BigDecimal.valueOf(number).toPlainString();
          default -> throw new IllegalArgumentException("money() takes a text or a number");
        };
    return Amount.of(text, code(currency));
  }

  private static Map<String, String> minor(long units, String currency) {
    return written(Amount.ofMinor(units, code(currency)));
  }

  private static Map<String, String> stripe(long units, String currency) {
    Integer places = PLACES_AT_STRIPE.get(code(currency));
    return places == null
        ? minor(units, currency)
        : written(Amount.of(BigDecimal.valueOf(units, places).toPlainString(), code(currency)));
  }

  private static String code(String currency) {
    return currency.strip().toUpperCase(java.util.Locale.ROOT);
  }

  private static Map<String, String> written(Amount amount) {
    return Map.of(
        "amount", amount.value().toPlainString(), "currency", amount.currency().getCurrencyCode());
  }

  /** A text that is no expression, or gives what is not wanted. */
  static final class NotCompiled extends Exception {
    private static final long serialVersionUID = 1L;

    NotCompiled(String message) {
      super(message, null, false, false);
    }

    String problem() {
      return String.valueOf(getMessage());
    }
  }
}
