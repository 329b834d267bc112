package dev.pillowmint.decision.api;

import dev.pillowmint.decision.policy.Fault;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.policy.PolicyException;
import java.util.List;

/**
 * Something in a policy document that must be mended; or, as a warning, that should be looked at.
 *
 * @param line from 1
 * @param column from 1
 * @param problem what is wrong
 * @param advice what to do
 * @param source the line as it stands
 * @param text all of this for a person, with a caret under the place
 */
record FaultView(int line, int column, String problem, String advice, String source, String text) {

  static List<FaultView> of(PolicyException refused) {
    return refused.faults().stream().map(FaultView::of).toList();
  }

  /** What is probably not meant. */
  static List<FaultView> warnings(Policy policy) {
    return policy.warnings().stream().map(FaultView::of).toList();
  }

  private static FaultView of(Fault fault) {
    return new FaultView(
        fault.line(),
        fault.column(),
        fault.problem(),
        fault.advice(),
        fault.source(),
        fault.toString());
  }
}
