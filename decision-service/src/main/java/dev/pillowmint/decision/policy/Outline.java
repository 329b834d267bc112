package dev.pillowmint.decision.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an expression looks like, whatever its author's spaces and brackets.
 *
 * @param parts what must all be true for it to be true
 * @param conjuncts the same, as texts
 * @param unfaced optional facts it reads as if they were always stated, each with its offset in the
 *     text
 */
record Outline(List<CelExpr> parts, Set<String> conjuncts, Map<String, Integer> unfaced) {
  private static final String ASKS = "has ";

  Outline {
    parts = List.copyOf(parts);
    conjuncts = Set.copyOf(conjuncts);
    unfaced = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(unfaced));
  }

  static Outline of(CelAbstractSyntaxTree ast, Vocabulary vocabulary) {
    List<CelExpr> parts = parts(ast.getExpr(), "_&&_");
    return new Outline(
        parts,
        parts.stream().map(Outline::text).collect(Collectors.toSet()),
        new Facing(ast, vocabulary).unfaced());
  }

  /** Whether this is never true where the other is not; false if that cannot be proved. */
  boolean implies(Outline other) {
    return new Implication(parts).holds(other.parts);
  }

  /** The facts that are stated wherever this is true, for it asks with {@code has()}. */
  Set<String> asked() {
    return conjuncts.stream()
        .filter(part -> part.startsWith(ASKS))
        .map(part -> part.substring(ASKS.length()))
        .collect(Collectors.toSet());
  }

  /** The operands of a chain of one operator. */
  static List<CelExpr> parts(CelExpr expression, String operator) {
    if (expression.getKind() != CelExpr.ExprKind.Kind.CALL
        || !expression.call().function().equals(operator)) {
      return List.of(expression);
    }
    List<CelExpr> parts = new ArrayList<>();
    expression.call().args().forEach(arg -> parts.addAll(parts(arg, operator)));
    return parts;
  }

  /** The same for expressions that are the same. */
  static String text(CelExpr e) {
    return switch (e.getKind()) {
      case CONSTANT -> e.constant().toString();
      case IDENT -> e.ident().name();
      case SELECT ->
          (e.select().testOnly() ? ASKS : "")
              + text(e.select().operand())
              + "."
              + e.select().field();
      case CALL ->
          e.call().target().map(t -> text(t) + ".").orElse("")
              + e.call().function()
              + texts(e.call().args());
      case LIST -> "list" + texts(e.list().elements());
      case COMPREHENSION -> loop(e.comprehension());
      default -> e.toString();
    };
  }

  private static String loop(CelExpr.CelComprehension loop) {
    return loop.iterVar()
        + texts(
            List.of(
                loop.iterRange(),
                loop.accuInit(),
                loop.loopCondition(),
                loop.loopStep(),
                loop.result()));
  }

  private static String texts(List<CelExpr> expressions) {
    return expressions.stream().map(Outline::text).collect(Collectors.joining(",", "(", ")"));
  }

  /** All that stand in either. */
  static Set<String> union(Set<String> left, Set<String> right) {
    Set<String> all = new LinkedHashSet<>(left);
    all.addAll(right);
    return all;
  }
}
