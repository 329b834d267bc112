package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.AttributeType;
import dev.pillowmint.catalogue.EventType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks that what a budget is {@code each} of is always stated where a rule draws on it. */
final class EachBudget {
  private EachBudget() {}

  /**
   * @param stated attributes that the rule's condition makes sure of
   */
  static void refuseUnstated(
      Section section, BudgetLimit budget, List<EventType> types, Set<String> stated) {
    String each = budget.each();
    if (each != null) {
      types.forEach(type -> refuseUnstated(section, budget, each, type, stated));
    }
    if (budget.reserveFrom() != null) {
      refuseUnstated(section, budget.reserveFrom(), types, stated);
    }
  }

  private static void refuseUnstated(
      Section section, BudgetLimit budget, String each, EventType type, Set<String> stated) {
    Optional<AttributeType> attribute = type.attribute(each);
    if (attribute.filter(a -> a.kind() == AttributeType.Kind.TEXT).isEmpty()) {
      section.fault(
          "on",
          "the budget \"%s\" is each %s, and %s has no such text"
              .formatted(budget.name(), each, type.name()),
          Spelling.advice(each, type.attributes().keySet())
              + "Draw on another budget with \"budget\", or on none with \"budgets: []\".");
    } else if (!attribute.get().required() && !stated.contains(each)) {
      section.fault(
          section.has("when") ? "when" : "on",
          "the budget \"%s\" is each %s, which may not be stated".formatted(budget.name(), each),
          "Ask \"has(event.%s)\" in \"when\".".formatted(each));
    }
  }
}
