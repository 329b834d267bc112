package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import java.util.List;

/** Policies of one rule with one gesture, and what they come to. */
final class Amounts {
  private Amounts() {}

  /** A policy in euros with a rule on one type of event that gives one refund. */
  static String aPolicy(String top, String on, String amount) {
    return aPolicyOf(top, on, "kind: refund\ndescription: what is owed\n" + amount);
  }

  static String aPolicyOf(String top, String on, String gesture) {
    return """
    name: p
    version: 1
    currency: EUR
    %s
    rules:
      - name: r
        title: A rule
        on: %s
        gestures:
          -
    %s
    """
        .formatted(top.indent(0).strip().replace("\n", "\n"), on, gesture.indent(8));
  }

  static Policy compiled(String yaml) {
    return new PolicyCompiler(EventTypes.shipped()).compile("p.yaml", yaml);
  }

  static Recognition.Match match(String yaml, Event event) {
    return match(compiled(yaml), event, CustomerState.UNKNOWN);
  }

  static Recognition.Match match(Policy policy, Event event, CustomerState customer) {
    return Recognition.of(policy, event.type(), new Facts(event, customer, policy))
        .match()
        .orElseThrow();
  }

  /** The amounts of what is offered, or why nothing is. */
  static List<String> given(String yaml, Event event) {
    Recognition.Match match = match(yaml, event);
    return match.declined() == null
        ? match.offers().stream().map(Offer::amount).map(String::valueOf).toList()
        : List.of(match.declined());
  }

  static Amount eur(String value) {
    return Amount.of(value, "EUR");
  }

  /** The first fault of a policy that must not compile. */
  static Fault faultIn(String yaml) {
    try {
      compiled(yaml);
    } catch (PolicyException e) {
      return e.faults().getFirst();
    }
    throw new AssertionError("It compiles:\n" + yaml);
  }
}
