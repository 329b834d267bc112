package dev.pillowmint.intake.webhook;

import java.util.List;

/** Files of webhooks that cannot be used; says everything that is wrong with any of them. */
public final class WebhookFilesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param faults each with its file, its place there and what was expected
   */
  WebhookFilesException(List<String> faults) {
    super(String.join("\n", faults));
  }
}
