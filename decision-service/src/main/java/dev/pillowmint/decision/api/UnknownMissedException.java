package dev.pillowmint.decision.api;

/** There is no such missed moment. */
final class UnknownMissedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownMissedException(String decisionId) {
    super(
        "No missed moment has the decision \"%s\": it was granted, erased, or is too long ago."
            .formatted(decisionId));
  }
}
