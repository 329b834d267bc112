package dev.pillowmint.decision.policy;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.pillowmint.decision.customer.CustomerState;
import java.util.List;
import java.util.OptionalLong;

/** Finds what a condition asks of a customer's history and no history can answer. */
final class BeyondMemory {
  private static final int MOST = CustomerState.MOST_EVENTS;

  static final String ADVICE =
      "A customer's %d newest events are remembered: compare with fewer.".formatted(MOST);

  private BeyondMemory() {}

  /** Whether a count is compared with more than is remembered, so that the answer is fixed. */
  static boolean asks(CelExpr.CelCall call) {
    if (call.args().size() != 2) {
      return false;
    }
    List<CelExpr> sides = call.args();
    return (isCount(sides.get(0)) && isBeyond(call.function(), number(sides.get(1))))
        || (isCount(sides.get(1)) && isBeyond(turned(call.function()), number(sides.get(0))));
  }

  /** Whether {@code days()} or {@code hours()} is given a number that it does not take. */
  static boolean isNoSpan(CelExpr.CelCall call) {
    OptionalLong number = number(call.args().getFirst());
    return number.isPresent()
        && (number.getAsLong() < 0 || number.getAsLong() > HistoryFunctions.MOST_SPAN);
  }

  private static boolean isBeyond(String comparison, OptionalLong number) {
    if (number.isEmpty()) {
      return false;
    }
    return switch (comparison) {
      case "_>_", "_<=_" -> number.getAsLong() >= MOST;
      case "_>=_", "_<_", "_==_", "_!=_" -> number.getAsLong() > MOST;
      default -> false;
    };
  }

  private static String turned(String comparison) {
    return switch (comparison) {
      case "_>_" -> "_<_";
      case "_<_" -> "_>_";
      case "_>=_" -> "_<=_";
      case "_<=_" -> "_>=_";
      default -> comparison;
    };
  }

  private static boolean isCount(CelExpr node) {
    return node.getKind() == Kind.CALL && node.call().function().equals("count");
  }

  private static OptionalLong number(CelExpr node) {
    return node.getKind() == Kind.CONSTANT
            && node.constant().getKind() == CelConstant.Kind.INT64_VALUE
        ? OptionalLong.of(node.constant().int64Value())
        : OptionalLong.empty();
  }
}
