package dev.pillowmint.decision.api;

/** Nothing is known of that customer. */
final class UnknownCustomerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownCustomerException(String id) {
    super("Nothing is known of a customer \"%s\": no event about them was decided.".formatted(id));
  }
}
