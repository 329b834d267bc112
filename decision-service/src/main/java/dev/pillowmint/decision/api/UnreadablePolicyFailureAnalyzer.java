package dev.pillowmint.decision.api;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A missing policy document stops the start with where it was sought. */
final class UnreadablePolicyFailureAnalyzer
    extends AbstractFailureAnalyzer<UnreadablePolicyException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, UnreadablePolicyException cause) {
    return new FailureAnalysis(
        cause.getMessage() + ".",
        "Set pillowmint.policy.location to a document, e.g. file:/etc/pillowmint/policy.yaml.",
        cause);
  }
}
