package dev.pillowmint.intake.api;

import dev.pillowmint.intake.webhook.WebhookFilesException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Files of webhooks that cannot be used stop the start with what is wrong in them. */
final class WebhookFilesFailureAnalyzer extends AbstractFailureAnalyzer<WebhookFilesException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, WebhookFilesException cause) {
    return new FailureAnalysis(
        "The webhooks cannot be used:\n\n" + cause.getMessage(),
        "Mend the file in pillowmint.webhooks.folder; docs/webhooks.md says what it may hold.",
        cause);
  }
}
