package dev.pillowmint.decision.policy;

import java.util.Set;
import java.util.TreeSet;

/**
 * The stable codes that decisions carry, whatever the policy: docs/reasons.md says what each means.
 */
final class Reasons {
  private static final Set<String> ALWAYS =
      Set.of(
          "granted",
          "needs-approval",
          "facts-not-stated",
          "awaiting-proof",
          "ask-customer",
          "needs-proof",
          "repeat-failure",
          "individual-review",
          "perhaps-given",
          "overdue",
          "customer-cap",
          "budget-exhausted",
          "no-rate",
          "no-value",
          "not-computable",
          "amount-out-of-range",
          "too-many-proposals",
          "control-group",
          "already-given",
          "ladder-used-up",
          "quota-used-up",
          "left-alone",
          "not-yet",
          "not-worth-it",
          "nothing-to-give",
          "not-proven",
          "declined-by-person");

  private Reasons() {}

  /** Those, and what the policy's own rules decline with. */
  static Set<String> of(Policy policy) {
    Set<String> all = new TreeSet<>(ALWAYS);
    for (Rule rule : policy.rules()) {
      if (rule.refusal() != null) {
        all.add(rule.refusal().code());
      }
    }
    return all;
  }
}
