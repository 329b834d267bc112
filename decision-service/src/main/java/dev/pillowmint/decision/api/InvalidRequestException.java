package dev.pillowmint.decision.api;

/** A field of a request cannot be understood. */
final class InvalidRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String pointer;

  /**
   * @param pointer JSON Pointer (RFC 6901) to the field, or a header's or parameter's name
   * @param message what is wrong and what is expected, in sentences
   */
  InvalidRequestException(String pointer, String message) {
    super(message);
    this.pointer = pointer;
  }

  String pointer() {
    return pointer;
  }
}
