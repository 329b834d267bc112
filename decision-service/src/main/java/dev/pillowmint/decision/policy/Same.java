package dev.pillowmint.decision.policy;

import dev.cel.common.ast.CelExpr;
import java.util.List;

/** Whether two expressions are written alike, wherever they stand. */
final class Same {
  private Same() {}

  static boolean are(CelExpr left, CelExpr right) {
    if (left.getKind() != right.getKind()) {
      return false;
    }
    return switch (left.getKind()) {
      case CONSTANT -> left.constant().equals(right.constant());
      case IDENT -> left.ident().name().equals(right.ident().name());
      case SELECT ->
          left.select().field().equals(right.select().field())
              && left.select().testOnly() == right.select().testOnly()
              && are(left.select().operand(), right.select().operand());
      case CALL -> calls(left.call(), right.call());
      default -> false;
    };
  }

  private static boolean calls(CelExpr.CelCall left, CelExpr.CelCall right) {
    boolean both = left.target().isPresent() && right.target().isPresent();
    boolean targets =
        both
            ? are(left.target().get(), right.target().get())
            : left.target().isPresent() == right.target().isPresent();
    return targets && left.function().equals(right.function()) && all(left.args(), right.args());
  }

  private static boolean all(List<CelExpr> left, List<CelExpr> right) {
    boolean same = left.size() == right.size();
    for (int i = 0; same && i < left.size(); i++) {
      same = are(left.get(i), right.get(i));
    }
    return same;
  }
}
