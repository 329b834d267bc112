package dev.pillowmint.localstack.process;

/** A part cannot run here; the message is one clear line for whoever started it. */
public final class LocalStackException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LocalStackException(String message) {
    super(message);
  }

  public LocalStackException(String message, Throwable cause) {
    super(message, cause);
  }
}
