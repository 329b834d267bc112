package dev.pillowmint.decision.policy;

import static dev.cel.common.CelFunctionDecl.newFunctionDeclaration;
import static dev.cel.common.CelOverloadDecl.newGlobalOverload;
import static dev.cel.common.CelOverloadDecl.newMemberOverload;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelMacro;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import dev.pillowmint.catalogue.Amount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * {@code money("25.00 EUR")}, {@code value("a-name")} and what can be done with money. Both depend
 * on when the event happened, so they are macros for functions of the event.
 */
final class MoneyFunctions {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private MoneyFunctions() {}

  static List<CelMacro> macros() {
    return List.of(ofEvent("money", 1), ofEvent("value", 1), ofEvent("value", 2));
  }

  /**
   * @param event the type of {@code event}
   */
  static List<CelFunctionDecl> declarations(CelType event) {
    return List.of(
        newFunctionDeclaration(
            "money", newMemberOverload("event_money", Money.TYPE, event, SimpleType.STRING)),
        newFunctionDeclaration(
            "value",
            newMemberOverload("event_value", Money.TYPE, event, SimpleType.STRING),
            newMemberOverload(
                "event_value_at", Money.TYPE, event, SimpleType.STRING, SimpleType.TIMESTAMP)),
        operator("_<_", "less_money", SimpleType.BOOL),
        operator("_<=_", "less_equals_money", SimpleType.BOOL),
        operator("_>_", "greater_money", SimpleType.BOOL),
        operator("_>=_", "greater_equals_money", SimpleType.BOOL),
        operator("_+_", "add_money", Money.TYPE),
        operator("_-_", "subtract_money", Money.TYPE),
        newFunctionDeclaration(
            "_*_",
            overload("multiply_money_int", Money.TYPE, Money.TYPE, SimpleType.INT),
            overload("multiply_int_money", Money.TYPE, SimpleType.INT, Money.TYPE)),
        newFunctionDeclaration(
            "_/_", overload("divide_money_int", Money.TYPE, Money.TYPE, SimpleType.INT)),
        newFunctionDeclaration(
            "percent",
            overload("percent_money_int", Money.TYPE, Money.TYPE, SimpleType.INT),
            overload("percent_money_double", Money.TYPE, Money.TYPE, SimpleType.DOUBLE)),
        extreme("min"),
        extreme("max"));
  }

  @SuppressWarnings("Immutable") // The literals of a policy are as many as it has.
  static List<CelFunctionBinding> bindings() {
    Map<String, Amount> literals = new ConcurrentHashMap<>();
    return List.of(
        CelFunctionBinding.from(
            "event_money",
            EventValue.class,
            String.class,
            (event, text) ->
                event.facts().money(literals.computeIfAbsent(text, MoneyFunctions::parse))),
        CelFunctionBinding.from(
            "event_value",
            EventValue.class,
            String.class,
            (event, name) -> event.facts().value(name)),
        CelFunctionBinding.from(
            "event_value_at",
            List.of(EventValue.class, String.class, Instant.class),
            args -> ((EventValue) args[0]).facts().value((String) args[1], (Instant) args[2])),
        operation("less_money", (a, b) -> a.compareTo(b) < 0),
        operation("less_equals_money", (a, b) -> a.compareTo(b) <= 0),
        operation("greater_money", (a, b) -> a.compareTo(b) > 0),
        operation("greater_equals_money", (a, b) -> a.compareTo(b) >= 0),
        operation("add_money", Money::plus),
        operation("subtract_money", Money::minus),
        operation("min_money", Money::least),
        operation("max_money", Money::most),
        CelFunctionBinding.from("min_int", Long.class, Long.class, Math::min),
        CelFunctionBinding.from("max_int", Long.class, Long.class, Math::max),
        scaling("multiply_money_int", (money, n) -> money.times(Fraction.of(n))),
        CelFunctionBinding.from(
            "multiply_int_money",
            Long.class,
            Money.class,
            (n, money) -> money.times(Fraction.of(n))),
        scaling("divide_money_int", Money::dividedBy),
        scaling("percent_money_int", (money, n) -> percent(money, BigDecimal.valueOf(n))),
        CelFunctionBinding.from(
            "percent_money_double",
            Money.class,
            Double.class,
            (money, n) -> percent(money, BigDecimal.valueOf(n))));
  }

  static Money percent(Money money, BigDecimal percent) {
    return money.times(new Fraction(percent, HUNDRED));
  }

  /** The amount of {@code money("25.00 EUR")}; empty if the expression is anything else. */
  static Optional<Amount> literal(CelExpr e) {
    if (e.getKind() != CelExpr.ExprKind.Kind.CALL
        || !e.call().function().equals("money")
        || e.call().args().size() != 1
        || e.call().args().getFirst().getKind() != CelExpr.ExprKind.Kind.CONSTANT
        || e.call().args().getFirst().constant().getKind() != CelConstant.Kind.STRING_VALUE) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse(e.call().args().getFirst().constant().stringValue()));
    } catch (IllegalArgumentException notMoney) {
      return Optional.empty();
    }
  }

  /**
   * @throws IllegalArgumentException if the text is not like {@code 25.00 EUR}
   */
  static Amount parse(String text) {
    int space = text.indexOf(' ');
    if (!looksLikeMoney(text)) {
      throw new IllegalArgumentException("\"%s\" is no amount of money".formatted(text));
    }
    return Amount.of(text.substring(0, space), text.substring(space + 1));
  }

  /** What to write instead, if an amount like {@code 25.00 EUR} has more decimals than it may. */
  static Optional<String> tooManyDecimals(String text) {
    int space = text.indexOf(' ');
    return looksLikeMoney(text)
        ? Decimals.tooMany(text.substring(0, space), text.substring(space + 1))
        : Optional.empty();
  }

  /** Two words, and no number with an exponent, which may be of any size. */
  private static boolean looksLikeMoney(String text) {
    return text.indexOf(' ') >= 0
        && text.length() <= 20
        && !text.contains("E+")
        && !text.contains("e");
  }

  private static CelMacro ofEvent(String function, int arguments) {
    return CelMacro.newGlobalMacro(
        function,
        arguments,
        (factory, target, args) ->
            Optional.of(factory.newReceiverCall(function, factory.newIdentifier("event"), args)));
  }

  private static CelFunctionDecl extreme(String name) {
    return newFunctionDeclaration(
        name,
        overload(name + "_money", Money.TYPE, Money.TYPE, Money.TYPE),
        overload(name + "_int", SimpleType.INT, SimpleType.INT, SimpleType.INT));
  }

  private static CelFunctionDecl operator(String name, String overload, CelType result) {
    return newFunctionDeclaration(name, overload(overload, result, Money.TYPE, Money.TYPE));
  }

  private static CelOverloadDecl overload(String name, CelType result, CelType... arguments) {
    return newGlobalOverload(name, result, Stream.of(arguments).toList());
  }

  private static CelFunctionBinding operation(
      String overload, CelFunctionOverload.Binary<Money, Money> operation) {
    return CelFunctionBinding.from(overload, Money.class, Money.class, operation);
  }

  private static CelFunctionBinding scaling(
      String overload, CelFunctionOverload.Binary<Money, Long> operation) {
    return CelFunctionBinding.from(overload, Money.class, Long.class, operation);
  }
}
