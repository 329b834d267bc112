package dev.pillowmint.decision.policy;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.pillowmint.catalogue.EventTypes;
import java.util.Optional;

/**
 * CEL as a rule of certain event types may use it: typed facts, exact money, bounded size; no
 * regular expressions, no dynamic types, no way out.
 */
final class Language {
  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .maxExpressionCodePointSize(4_000)
          .maxParseRecursionDepth(50)
          .maxParseExpressionNodeCount(1_000)
          .maxParseErrorRecoveryLimit(10)
          .comprehensionMaxIterations(1_000)
          .build();

  private static final CelStandardDeclarations STANDARD =
      CelStandardDeclarations.newBuilder()
          .excludeFunctions(StandardFunction.DYN, StandardFunction.TYPE, StandardFunction.MATCHES)
          .build();

  private final Vocabulary vocabulary;
  private final EventTypes catalogue;
  private final Rates rates;
  private final CelCompiler compiler;
  private final CelRuntime runtime;

  Language(Vocabulary vocabulary, EventTypes catalogue, Rates rates) {
    this.vocabulary = vocabulary;
    this.catalogue = catalogue;
    this.rates = rates;
    this.compiler =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardEnvironmentEnabled(false)
            .setStandardDeclarations(STANDARD)
            .setStandardMacros(
                CelStandardMacro.HAS,
                CelStandardMacro.ALL,
                CelStandardMacro.EXISTS,
                CelStandardMacro.EXISTS_ONE)
            .setTypeProvider(vocabulary)
            .addVar("event", vocabulary.event())
            .addVar("customer", Vocabulary.CUSTOMER)
            .addFunctionDeclarations(MoneyFunctions.declarations())
            .addFunctionDeclarations(HistoryFunctions.declarations())
            .build();
    this.runtime =
        CelRuntimeFactory.plannerRuntimeBuilder()
            .setOptions(OPTIONS)
            .setTypeProvider(vocabulary)
            .setStandardFunctions(Literals.others())
            .addFunctionBindings(Literals.bindings())
            .addFunctionBindings(MoneyFunctions.bindings(rates))
            .addFunctionBindings(HistoryFunctions.bindings())
            .build();
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  /** An expression that is true or false; a fault and empty if the word is none. */
  Optional<Expression> condition(Word word) {
    return compile(word, SimpleType.BOOL, "a condition, true or false");
  }

  /** An expression that gives money; a fault and empty if the word is none. */
  Optional<Expression> amount(Word word) {
    return compile(word, Money.TYPE, "an amount of money");
  }

  private Optional<Expression> compile(Word word, CelType expected, String expectation) {
    try {
      CelAbstractSyntaxTree ast = compiler.compile(word.raw()).getAst();
      if (!ast.getResultType().equals(expected)) {
        word.fault(
            "here belongs %s; this is %s".formatted(expectation, ast.getResultType().name()),
            expected.equals(Money.TYPE)
                ? "Write for example 5.00 EUR, event.amount or money(\"5.00 EUR\")."
                : "Compare it, for example: " + word.text() + " == ...");
        return Optional.empty();
      }
      Inspection inspection = new Inspection(word, ast, vocabulary, catalogue, rates);
      return inspection.passes()
          ? Optional.of(inspection.expression(runtime.createProgram(ast)))
          : Optional.empty();
    } catch (CelValidationException e) {
      new Complaints(word, vocabulary).add(e);
    } catch (CelEvaluationException e) {
      word.fault("this cannot be computed: " + e.getMessage(), "Write it in another way.");
    }
    return Optional.empty();
  }
}
