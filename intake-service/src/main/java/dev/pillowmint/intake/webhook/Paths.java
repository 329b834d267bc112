package dev.pillowmint.intake.webhook;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The places of the payload that an expression reads, such as {@code payload.customer.id}. */
final class Paths {
  private Paths() {}

  static List<Path> in(CelAbstractSyntaxTree ast) {
    return CelNavigableAst.fromAst(ast)
        .getRoot()
        .allNodes()
        .filter(node -> node.parent().flatMap(p -> of(p.expr())).isEmpty())
        .map(CelNavigableExpr::expr)
        .flatMap(e -> of(e).stream())
        .filter(path -> !path.steps().isEmpty())
        .distinct()
        .toList();
  }

  /** Empty if the expression is no plain path, or asks only whether there is one. */
  private static Optional<Path> of(CelExpr expression) {
    return switch (expression.getKind()) {
      case IDENT -> {
        String name = expression.ident().name();
        boolean root = name.equals(Language.PAYLOAD) || name.equals(Language.ITEM);
        yield root ? Optional.of(new Path(name, List.of())) : Optional.empty();
      }
      case SELECT ->
          expression.select().testOnly()
              ? Optional.empty()
              : of(expression.select().operand()).map(p -> p.then(expression.select().field()));
      case CALL -> indexed(expression.call());
      default -> Optional.empty();
    };
  }

  private static Optional<Path> indexed(CelExpr.CelCall call) {
    if (!call.function().equals("_[_]") || call.args().get(1).getKind() != ExprKind.Kind.CONSTANT) {
      return Optional.empty();
    }
    CelConstant index = call.args().get(1).constant();
    return of(call.args().get(0))
        .flatMap(
            path ->
                switch (index.getKind()) {
                  case STRING_VALUE -> Optional.of(path.then(index.stringValue()));
                  case INT64_VALUE -> Optional.of(path.then(index.int64Value()));
                  default -> Optional.empty();
                });
  }

  /**
   * One place.
   *
   * @param root {@code payload} or {@code item}
   * @param steps names (String) and indexes (Long)
   */
  record Path(String root, List<Object> steps) {
    Path {
      steps = List.copyOf(steps);
    }

    Path then(Object step) {
      List<Object> more = new ArrayList<>(steps);
      more.add(step);
      return new Path(root, more);
    }

    /** What stands there; null: nothing, or null. */
    @Nullable Object in(@Nullable Object value) {
      @Nullable Object at = value;
      for (Object step : steps) {
        at = step instanceof Long index ? Values.element(at, index) : Values.member(at, step);
      }
      return at;
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder(root);
      steps.forEach(s -> text.append(s instanceof Long ? "[" + s + "]" : "." + s));
      return text.toString();
    }
  }
}
