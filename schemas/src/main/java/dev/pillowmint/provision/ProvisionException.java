package dev.pillowmint.provision;

/** Topics or schemas could not be put in place; the message says which and why. */
public final class ProvisionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProvisionException(String message) {
    super(message);
  }

  ProvisionException(String message, Throwable cause) {
    super(message, cause);
  }
}
