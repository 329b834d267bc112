package dev.pillowmint.decision.policy;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Proves, where that is cheap, that a condition has one outcome whatever happened. Finds a
 * comparison of a thing with itself, a part beside its opposite, one fact equal to two values, and
 * {@code has()} of what is always stated.
 */
final class Constancy {
  private static final Set<String> TRUE_OF_ITSELF = Set.of("_==_", "_<=_", "_>=_");
  private static final Set<String> FALSE_OF_ITSELF = Set.of("_!=_", "_<_", "_>_");

  private final Vocabulary vocabulary;

  Constancy(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The one outcome; empty if none is proved. */
  Optional<Boolean> of(CelExpr e) {
    return switch (e.getKind()) {
      case CONSTANT ->
          e.constant().getKind() == dev.cel.common.ast.CelConstant.Kind.BOOLEAN_VALUE
              ? Optional.of(e.constant().booleanValue())
              : Optional.empty();
      case SELECT -> alwaysStated(e) ? Optional.of(true) : Optional.empty();
      case CALL -> call(e);
      default -> Optional.empty();
    };
  }

  private Optional<Boolean> call(CelExpr e) {
    List<CelExpr> args = e.call().args();
    String function = e.call().function();
    return switch (function) {
      case "!_" -> of(args.getFirst()).map(outcome -> !outcome);
      case "_&&_" -> chain(Shape.parts(e, function), false);
      case "_||_" -> chain(Shape.parts(e, function), true);
      default ->
          args.size() == 2 && Shape.text(args.get(0)).equals(Shape.text(args.get(1)))
              ? ofItself(function)
              : Optional.empty();
    };
  }

  private static Optional<Boolean> ofItself(String function) {
    return TRUE_OF_ITSELF.contains(function)
        ? Optional.of(true)
        : FALSE_OF_ITSELF.contains(function) ? Optional.of(false) : Optional.empty();
  }

  /**
   * @param settling the outcome of one part that settles the whole
   */
  private Optional<Boolean> chain(List<CelExpr> parts, boolean settling) {
    List<Optional<Boolean>> outcomes = parts.stream().map(this::of).toList();
    if (outcomes.contains(Optional.of(settling))
        || opposites(parts)
        || (!settling && twoValues(parts))) {
      return Optional.of(settling);
    }
    return outcomes.stream().allMatch(Optional.of(!settling)::equals)
        ? Optional.of(!settling)
        : Optional.empty();
  }

  private static boolean opposites(List<CelExpr> parts) {
    Set<String> texts = parts.stream().map(Shape::text).collect(Collectors.toSet());
    return parts.stream()
        .filter(p -> p.getKind() == Kind.CALL && p.call().function().equals("!_"))
        .anyMatch(p -> texts.contains(Shape.text(p.call().args().getFirst())));
  }

  /** Whether one fact would have to equal two constants. */
  private static boolean twoValues(List<CelExpr> parts) {
    Map<String, Set<String>> values = new HashMap<>();
    for (CelExpr part : parts) {
      if (part.getKind() == Kind.CALL && part.call().function().equals("_==_")) {
        CelExpr left = part.call().args().get(0);
        CelExpr right = part.call().args().get(1);
        if (left.getKind() == Kind.SELECT && right.getKind() == Kind.CONSTANT) {
          values.computeIfAbsent(Shape.text(left), f -> new HashSet<>()).add(Shape.text(right));
        }
      }
    }
    return values.values().stream().anyMatch(v -> v.size() > 1);
  }

  private boolean alwaysStated(CelExpr e) {
    CelExpr operand = e.select().operand();
    if (!e.select().testOnly()
        || operand.getKind() != Kind.IDENT
        || !operand.ident().name().equals("event")) {
      return false;
    }
    var attribute = vocabulary.attributes().get(e.select().field());
    return attribute != null && attribute.required();
  }
}
