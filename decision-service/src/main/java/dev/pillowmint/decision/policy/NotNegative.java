package dev.pillowmint.decision.policy;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether an expression that subtracts can come out below zero. What is subtracted must be compared
 * before, with the very same operands ({@code event.asked < event.price} makes {@code event.price -
 * event.asked} safe), or the whole be bounded by {@code max()}.
 */
final class NotNegative {
  private static final List<String> LESS = List.of("_<_", "_<=_");
  private static final List<String> GREATER = List.of("_>_", "_>=_");

  private NotNegative() {}

  /**
   * The first difference that may be negative, as it stands in the expression.
   *
   * @param known what holds whenever the expression is asked
   */
  static Optional<CelExpr> find(CelExpr expression, List<CelExpr> known) {
    if (expression.getKind() == Kind.CONSTANT) {
      return negative(expression.constant()) ? Optional.of(expression) : Optional.empty();
    }
    return expression.getKind() == Kind.CALL ? call(expression, known) : Optional.empty();
  }

  private static Optional<CelExpr> call(CelExpr expression, List<CelExpr> known) {
    List<CelExpr> args = expression.call().args();
    return switch (expression.call().function()) {
      case "_-_" ->
          known.stream().anyMatch(k -> orders(k, args.get(1), args.get(0)))
              ? find(args.get(0), known)
              : Optional.of(expression);
      case "-_" -> Optional.of(expression);
      case "money" -> literal(expression, args.getFirst());
      case "max" -> {
        List<Optional<CelExpr>> found = args.stream().map(a -> find(a, known)).toList();
        yield found.stream().allMatch(Optional::isPresent) ? found.getFirst() : Optional.empty();
      }
      case "_?_:_" ->
          find(args.get(1), with(known, args.get(0))).or(() -> find(args.get(2), known));
      case "_+_", "_*_", "_/_", "percent", "min" ->
          args.stream().flatMap(a -> find(a, known).stream()).findFirst();
      default -> Optional.empty();
    };
  }

  /** What holds if a condition holds: its parts between {@code &&}. */
  static List<CelExpr> conjuncts(CelExpr condition) {
    if (condition.getKind() == Kind.CALL && condition.call().function().equals("_&&_")) {
      List<CelExpr> all = new ArrayList<>();
      condition.call().args().forEach(a -> all.addAll(conjuncts(a)));
      return all;
    }
    return List.of(condition);
  }

  private static List<CelExpr> with(List<CelExpr> known, CelExpr condition) {
    List<CelExpr> all = new ArrayList<>(known);
    all.addAll(conjuncts(condition));
    return all;
  }

  private static boolean orders(CelExpr comparison, CelExpr subtrahend, CelExpr minuend) {
    if (comparison.getKind() != Kind.CALL || comparison.call().args().size() != 2) {
      return false;
    }
    CelExpr first = comparison.call().args().get(0);
    CelExpr second = comparison.call().args().get(1);
    String function = comparison.call().function();
    return (LESS.contains(function) && Same.are(first, subtrahend) && Same.are(second, minuend))
        || (GREATER.contains(function) && Same.are(first, minuend) && Same.are(second, subtrahend));
  }

  private static Optional<CelExpr> literal(CelExpr money, CelExpr text) {
    boolean negative =
        text.getKind() == Kind.CONSTANT
            && text.constant().getKind() == CelConstant.Kind.STRING_VALUE
            && text.constant().stringValue().startsWith("-");
    return negative ? Optional.of(money) : Optional.empty();
  }

  private static boolean negative(CelConstant constant) {
    return switch (constant.getKind()) {
      case INT64_VALUE -> constant.int64Value() < 0;
      case DOUBLE_VALUE -> constant.doubleValue() < 0;
      default -> false;
    };
  }
}
