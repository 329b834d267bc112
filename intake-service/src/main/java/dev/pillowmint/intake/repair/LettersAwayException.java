package dev.pillowmint.intake.repair;

/** Kafka or the schema registry does not answer in time; trying again may help. */
public final class LettersAwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LettersAwayException(String message, Throwable cause) {
    super(message, cause);
  }
}
