package dev.pillowmint.decision.policy;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
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
  private final Terms terms;
  private final CelCompiler compiler;
  private final CelRuntime runtime;

  Language(Vocabulary vocabulary, EventTypes catalogue, Terms terms) {
    this.vocabulary = vocabulary;
    this.catalogue = catalogue;
    this.terms = terms;
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
            .addMacros(MoneyFunctions.macros())
            .setTypeProvider(vocabulary)
            .addVar("event", vocabulary.event())
            .addVar("customer", Vocabulary.CUSTOMER)
            .addFunctionDeclarations(MoneyFunctions.declarations(vocabulary.event()))
            .addFunctionDeclarations(HistoryFunctions.declarations())
            .addFunctionDeclarations(EventFunctions.declarations(vocabulary))
            .build();
    this.runtime =
        CelRuntimeFactory.plannerRuntimeBuilder()
            .setOptions(OPTIONS)
            .setTypeProvider(vocabulary)
            .setStandardFunctions(Literals.others())
            .addFunctionBindings(Literals.bindings())
            .addFunctionBindings(MoneyFunctions.bindings())
            .addFunctionBindings(HistoryFunctions.bindings())
            .addFunctionBindings(EventFunctions.bindings(catalogue.all()))
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

  /** An expression of another kind; a fault and empty if the word is none. */
  Optional<Expression> of(Word word, Scale scale) {
    return compile(word, scale.type(), scale.expectation());
  }

  /** The kinds that fit what the expression gives; empty if it cannot be compiled. */
  Optional<CelType> typeOf(Word word) {
    try {
      return Optional.of(compiler.compile(word.raw()).getAst().getResultType());
    } catch (CelValidationException e) {
      new Complaints(word, vocabulary).add(e);
      return Optional.empty();
    }
  }

  /** The expression as it is written; empty if it cannot be read. */
  Optional<CelExpr> parsed(String text) {
    try {
      return Optional.of(compiler.parse(text).getAst().getExpr());
    } catch (CelValidationException e) {
      return Optional.empty();
    }
  }

  private Optional<Expression> compile(Word word, CelType expected, String expectation) {
    try {
      CelAbstractSyntaxTree ast = compiler.compile(word.raw()).getAst();
      if (!ast.getResultType().equals(expected)) {
        word.fault(
            "here belongs %s; this is %s"
                .formatted(expectation, Complaints.plain(ast.getResultType().name())),
            advice(word, expected));
        return Optional.empty();
      }
      if (expected.equals(SimpleType.BOOL) && constant(word, ast)) {
        return Optional.empty();
      }
      Inspection inspection = new Inspection(word, ast, vocabulary, catalogue, terms);
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

  /** Whether the condition has one outcome whatever happened; a fault says so. */
  private boolean constant(Word word, CelAbstractSyntaxTree ast) throws CelEvaluationException {
    Optional<Boolean> outcome = new Constancy(vocabulary).of(ast.getExpr());
    if (outcome.isEmpty() && readsNothing(ast)) {
      outcome = Optional.of((Boolean) runtime.createProgram(ast).eval());
    }
    outcome.ifPresent(
        always ->
            word.fault(
                "this condition is always " + always,
                always
                    ? "Leave \"when\" out, or compare what differs from event to event."
                    : "It never holds: mend it, or take out what it guards."));
    return outcome.isPresent();
  }

  private static boolean readsNothing(CelAbstractSyntaxTree ast) {
    return CelNavigableAst.fromAst(ast)
        .getRoot()
        .allNodes()
        .map(node -> node.expr())
        .filter(e -> e.getKind() == CelExpr.ExprKind.Kind.IDENT)
        .noneMatch(e -> e.ident().name().equals("event") || e.ident().name().equals("customer"));
  }

  private static String advice(Word word, CelType expected) {
    if (expected.equals(Money.TYPE)) {
      return "Write for example 5.00 EUR, event.amount or money(\"5.00 EUR\").";
    }
    return expected.equals(SimpleType.BOOL)
        ? "Compare it, for example: " + word.text() + " == ..."
        : "Name an attribute of this kind, or compute it.";
  }
}
