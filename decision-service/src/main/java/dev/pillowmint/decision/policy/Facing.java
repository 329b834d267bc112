package dev.pillowmint.decision.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds optional facts that an expression reads where nothing made sure that they are stated. CEL's
 * {@code &&} and {@code ||} take an operand that settles the matter whatever the other one is, so
 * each side may rely on the other.
 */
final class Facing {
  private static final Set<String> MAY_BE_UNKNOWN =
      Set.of(
          "displayName", "tier", "yearlyValue", "customerSince", "timeZone", "language", "country");

  private final CelAbstractSyntaxTree ast;
  private final Vocabulary vocabulary;
  private final Map<String, Integer> unfaced = new LinkedHashMap<>();

  Facing(CelAbstractSyntaxTree ast, Vocabulary vocabulary) {
    this.ast = ast;
    this.vocabulary = vocabulary;
  }

  /** By fact, such as {@code event.cause}: where in the text it is read. */
  Map<String, Integer> unfaced() {
    visit(ast.getExpr(), Set.of());
    return unfaced;
  }

  private void visit(CelExpr e, Set<String> sure) {
    switch (e.getKind()) {
      case SELECT -> select(e, sure);
      case CALL -> call(e.call(), sure);
      case LIST -> e.list().elements().forEach(element -> visit(element, sure));
      case COMPREHENSION -> {
        CelExpr.CelComprehension loop = e.comprehension();
        List.of(loop.iterRange(), loop.accuInit(), loop.loopCondition())
            .forEach(part -> visit(part, sure));
        visit(loop.loopStep(), sure);
        visit(loop.result(), sure);
      }
      default -> {
        // Constants and names read no fact.
      }
    }
  }

  private void select(CelExpr e, Set<String> sure) {
    Optional<String> fact = fact(e);
    if (fact.isEmpty()) {
      visit(e.select().operand(), sure);
    } else if (!e.select().testOnly() && optional(e) && !sure.contains(fact.get())) {
      int dot = ast.getSource().getPositionsMap().getOrDefault(e.id(), 0);
      unfaced.putIfAbsent(fact.get(), dot + 1);
    }
  }

  private void call(CelExpr.CelCall call, Set<String> sure) {
    List<CelExpr> args = call.args();
    switch (call.function()) {
      case "_&&_" -> {
        visit(args.get(0), Shape.union(sure, holding(args.get(1), true)));
        visit(args.get(1), Shape.union(sure, holding(args.get(0), true)));
      }
      case "_||_" -> {
        visit(args.get(0), Shape.union(sure, holding(args.get(1), false)));
        visit(args.get(1), Shape.union(sure, holding(args.get(0), false)));
      }
      case "_?_:_" -> {
        visit(args.get(0), sure);
        visit(args.get(1), Shape.union(sure, holding(args.get(0), true)));
        visit(args.get(2), Shape.union(sure, holding(args.get(0), false)));
      }
      default -> {
        call.target().ifPresent(target -> visit(target, sure));
        args.forEach(arg -> visit(arg, sure));
      }
    }
  }

  /** The facts that are stated if the expression has the outcome. */
  private static Set<String> holding(CelExpr e, boolean outcome) {
    if (e.getKind() == Kind.SELECT && e.select().testOnly()) {
      return outcome ? fact(e).map(Set::of).orElse(Set.of()) : Set.of();
    }
    if (e.getKind() != Kind.CALL) {
      return Set.of();
    }
    List<CelExpr> args = e.call().args();
    return switch (e.call().function()) {
      case "!_" -> holding(args.get(0), !outcome);
      case "verified" -> outcome ? verified(args.get(0)) : Set.of();
      case "_&&_", "_||_" -> {
        Set<String> left = holding(args.get(0), outcome);
        Set<String> right = holding(args.get(1), outcome);
        yield e.call().function().equals("_&&_") == outcome
            ? Shape.union(left, right)
            : left.stream().filter(right::contains).collect(Collectors.toSet());
      }
      default -> Set.of();
    };
  }

  private static Set<String> verified(CelExpr argument) {
    return argument.getKind() == Kind.CONSTANT
            && argument.constant().getKind() == CelConstant.Kind.STRING_VALUE
        ? Set.of("event." + argument.constant().stringValue())
        : Set.of();
  }

  private static Optional<String> fact(CelExpr e) {
    CelExpr operand = e.select().operand();
    return operand.getKind() == Kind.IDENT
        ? Optional.of(operand.ident().name() + "." + e.select().field())
        : Optional.empty();
  }

  private boolean optional(CelExpr e) {
    String field = e.select().field();
    if (e.select().operand().ident().name().equals("event")) {
      var attribute = vocabulary.attributes().get(field);
      return attribute != null && !attribute.required();
    }
    return MAY_BE_UNKNOWN.contains(field);
  }
}
