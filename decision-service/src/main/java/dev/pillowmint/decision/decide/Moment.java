package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.policy.BudgetLimit;
import dev.pillowmint.decision.policy.Policy;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An event that a rule of a policy recognised.
 *
 * @param identity of the decision, stable: the same however often it is decided
 * @param event what happened
 * @param policy name of the policy
 * @param version of the policy
 * @param rule name of the rule
 * @param at when it counts: when it happened, or when its facts were shown
 * @param notes what is noted beside the outcome
 */
public record Moment(
    Identity identity,
    Event event,
    String policy,
    int version,
    String rule,
    Instant at,
    Notes notes) {

  /** The decision's stable name. */
  public String decisionId() {
    return identity.name();
  }

  Moment with(Notes other) {
    return other.equals(notes)
        ? this
        : new Moment(identity, event, policy, version, rule, at, other);
  }

  /** What the event states of what the rule's budgets are each of, by attribute. */
  public Map<String, String> stated(Policy asWritten) {
    Map<String, String> stated = new HashMap<>(event.statedTexts());
    stated
        .keySet()
        .retainAll(
            asWritten
                .rule(rule)
                .map(found -> found.budgets().stream().flatMap(BudgetLimit::stated).toList())
                .orElse(List.of()));
    return stated;
  }
}
