package dev.pillowmint.decision.api;

import dev.pillowmint.decision.policy.MisfitException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A policy that means nothing with the company's event types stops the start. */
final class MisfitFailureAnalyzer extends AbstractFailureAnalyzer<MisfitException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, MisfitException cause) {
    return new FailureAnalysis(
        "The policy and the event types of pillowmint.catalogue.folder do not fit:\n\n"
            + cause.getMessage(),
        "Change the policy first, then the event types; \"pillowmint catalogue check FOLDER --policy FILE\" tells it before a start.",
        cause);
  }
}
