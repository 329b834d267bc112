package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.customer.Event;

/**
 * An event that a rule of a policy recognised.
 *
 * @param decisionId stable: the same however often it is decided
 * @param event what happened
 * @param policy name of the policy
 * @param version of the policy
 * @param rule name of the rule
 * @param notes what is noted beside the outcome
 */
public record Moment(
    String decisionId, Event event, String policy, int version, String rule, Notes notes) {

  Moment with(Notes other) {
    return new Moment(decisionId, event, policy, version, rule, other);
  }
}
