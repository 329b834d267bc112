package dev.pillowmint.decision.policy;

import static dev.cel.common.CelFunctionDecl.newFunctionDeclaration;
import static dev.cel.common.CelOverloadDecl.newGlobalOverload;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import dev.pillowmint.catalogue.Amount;
import java.util.List;

/** {@code money("25.00 EUR")} and what can be done with money. */
final class MoneyFunctions {
  private MoneyFunctions() {}

  static List<CelFunctionDecl> declarations() {
    return List.of(
        newFunctionDeclaration(
            "money", newGlobalOverload("money_string", Money.TYPE, SimpleType.STRING)),
        operator("_<_", "less_money", SimpleType.BOOL),
        operator("_<=_", "less_equals_money", SimpleType.BOOL),
        operator("_>_", "greater_money", SimpleType.BOOL),
        operator("_>=_", "greater_equals_money", SimpleType.BOOL),
        operator("_+_", "add_money", Money.TYPE),
        operator("_-_", "subtract_money", Money.TYPE));
  }

  @SuppressWarnings("Immutable") // Rates never change.
  static List<CelFunctionBinding> bindings(Rates rates) {
    return List.of(
        CelFunctionBinding.from(
            "money_string", String.class, Literals.readOnce(text -> parse(text, rates))),
        operation("less_money", (a, b) -> a.compareTo(b) < 0),
        operation("less_equals_money", (a, b) -> a.compareTo(b) <= 0),
        operation("greater_money", (a, b) -> a.compareTo(b) > 0),
        operation("greater_equals_money", (a, b) -> a.compareTo(b) >= 0),
        operation("add_money", Money::plus),
        operation("subtract_money", Money::minus));
  }

  /**
   * @throws IllegalArgumentException if the text is not like {@code 25.00 EUR}
   */
  static Money parse(String text, Rates rates) {
    int space = text.indexOf(' ');
    if (space < 0 || text.length() > 20) {
      throw new IllegalArgumentException("\"%s\" is no amount of money".formatted(text));
    }
    return Money.of(Amount.of(text.substring(0, space), text.substring(space + 1)), rates);
  }

  private static CelFunctionDecl operator(String name, String overload, CelType result) {
    return newFunctionDeclaration(
        name, newGlobalOverload(overload, result, Money.TYPE, Money.TYPE));
  }

  private static CelFunctionBinding operation(
      String overload, CelFunctionOverload.Binary<Money, Money> operation) {
    return CelFunctionBinding.from(overload, Money.class, Money.class, operation);
  }
}
