package dev.pillowmint.decision.policy;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A comparison of something with a constant, such as {@code event.amount < money("5.00 EUR")}.
 *
 * @param subject what is compared, as {@link Outline#text} gives it, and of which kind the constant
 *     is: amounts in two currencies are two kinds
 * @param operator one of CEL's comparisons; {@code @in} for a list
 * @param values the constant, or those of the list; numbers, spans and times as numbers
 */
record Atom(String subject, String operator, Set<Comparable<?>> values) {
  private static final Map<String, String> FLIPPED =
      Map.of(
          "_<_", "_>_", "_<=_", "_>=_", "_>_", "_<_", "_>=_", "_<=_", "_==_", "_==_", "_!=_",
          "_!=_");
  private static final Map<String, String> NEGATED =
      Map.of(
          "_<_", "_>=_", "_<=_", "_>_", "_>_", "_<=_", "_>=_", "_<_", "_==_", "_!=_", "_!=_",
          "_==_");

  Atom {
    values = Set.copyOf(values);
  }

  private record Constant(String kind, Comparable<?> value) {}

  /** Empty: it is none. */
  static Optional<Atom> of(CelExpr e) {
    if (e.getKind() != Kind.CALL || e.call().args().isEmpty()) {
      return Optional.empty();
    }
    List<CelExpr> args = e.call().args();
    String function = e.call().function();
    return switch (function) {
      case "!_" -> of(args.getFirst()).flatMap(Atom::negated);
      case "@in" -> in(args.get(0), args.get(1));
      default ->
          FLIPPED.containsKey(function)
              ? compared(function, args.get(0), args.get(1))
                  .or(() -> compared(FLIPPED.get(function), args.get(1), args.get(0)))
              : Optional.empty();
    };
  }

  /** Not of doubles: what is no number compares as false either way. */
  private Optional<Atom> negated() {
    return NEGATED.containsKey(operator) && !subject.endsWith(" double")
        ? Optional.of(new Atom(subject, NEGATED.get(operator), values))
        : Optional.empty();
  }

  private static Optional<Atom> compared(String operator, CelExpr subject, CelExpr constant) {
    return constant(constant)
        .filter(c -> constant(subject).isEmpty())
        .map(c -> new Atom(Outline.text(subject) + " " + c.kind(), operator, Set.of(c.value())));
  }

  private static Optional<Atom> in(CelExpr subject, CelExpr list) {
    if (list.getKind() != Kind.LIST || list.list().elements().isEmpty()) {
      return Optional.empty();
    }
    List<Constant> constants =
        list.list().elements().stream().flatMap(e -> constant(e).stream()).toList();
    Set<String> kinds = constants.stream().map(Constant::kind).collect(Collectors.toSet());
    return constants.size() != list.list().elements().size() || kinds.size() != 1
        ? Optional.empty()
        : Optional.of(
            new Atom(
                Outline.text(subject) + " " + kinds.iterator().next(),
                "@in",
                constants.stream().map(Constant::value).collect(Collectors.toSet())));
  }

  private static Optional<Constant> constant(CelExpr e) {
    if (e.getKind() == Kind.CONSTANT) {
      return ofKind(e.constant());
    }
    return MoneyFunctions.literal(e)
        .map(
            amount ->
                new Constant(amount.currency().toString(), amount.value().stripTrailingZeros()))
        .or(() -> time(e));
  }

  private static Optional<Constant> ofKind(CelConstant constant) {
    return switch (constant.getKind()) {
      case INT64_VALUE ->
          Optional.of(
              new Constant("int", BigDecimal.valueOf(constant.int64Value()).stripTrailingZeros()));
      case DOUBLE_VALUE ->
          Double.isFinite(constant.doubleValue())
              ? Optional.of(
                  new Constant(
                      "double", new BigDecimal(constant.doubleValue()).stripTrailingZeros()))
              : Optional.empty();
      case STRING_VALUE -> Optional.of(new Constant("text", constant.stringValue()));
      default -> Optional.empty();
    };
  }

  private static Optional<Constant> time(CelExpr e) {
    if (e.getKind() != Kind.CALL || e.call().args().size() != 1) {
      return Optional.empty();
    }
    CelExpr argument = e.call().args().getFirst();
    if (argument.getKind() != Kind.CONSTANT) {
      return Optional.empty();
    }
    CelConstant constant = argument.constant();
    boolean text = constant.getKind() == CelConstant.Kind.STRING_VALUE;
    boolean whole = constant.getKind() == CelConstant.Kind.INT64_VALUE;
    return switch (e.call().function()) {
      case "duration" ->
          text && Literals.valid("duration", constant.stringValue())
              ? Optional.of(span(Literals.duration(constant.stringValue())))
              : Optional.empty();
      case "days" -> whole ? spanOf(constant.int64Value(), 24) : Optional.empty();
      case "hours" -> whole ? spanOf(constant.int64Value(), 1) : Optional.empty();
      case "timestamp" ->
          text && Literals.valid("timestamp", constant.stringValue())
              ? Optional.of(
                  new Constant("time", OffsetDateTime.parse(constant.stringValue()).toInstant()))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Constant> spanOf(long number, long hours) {
    return Math.abs(number) < 1_000_000
        ? Optional.of(span(Duration.ofHours(number * hours)))
        : Optional.empty();
  }

  private static Constant span(Duration span) {
    return new Constant("span", span);
  }
}
