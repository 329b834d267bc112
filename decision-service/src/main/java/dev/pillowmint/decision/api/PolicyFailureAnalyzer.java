package dev.pillowmint.decision.api;

import dev.pillowmint.decision.policy.PolicyException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** An invalid policy stops the start with what is wrong in it, not with a stack trace. */
final class PolicyFailureAnalyzer extends AbstractFailureAnalyzer<PolicyException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, PolicyException cause) {
    return new FailureAnalysis(
        "The policy is not valid:\n\n" + cause.getMessage(),
        "Mend the policy document, or set pillowmint.policy.location to another.",
        cause);
  }
}
