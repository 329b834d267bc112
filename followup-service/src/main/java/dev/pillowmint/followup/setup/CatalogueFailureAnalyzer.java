package dev.pillowmint.followup.setup;

import dev.pillowmint.catalogue.CatalogueException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Event types that cannot be used stop the start with what is wrong in them. */
final class CatalogueFailureAnalyzer extends AbstractFailureAnalyzer<CatalogueException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, CatalogueException cause) {
    return new FailureAnalysis(
        "The event types cannot be used:\n\n" + cause.getMessage(),
        "Mend the file in pillowmint.catalogue.folder; \"pillowmint catalogue check FOLDER\" tells it before a start.",
        cause);
  }
}
