package dev.pillowmint.decision.api;

/** There is no policy document where one should be. */
final class UnreadablePolicyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadablePolicyException(String where, Throwable cause) {
    super("The policy cannot be read from " + where, cause);
  }
}
