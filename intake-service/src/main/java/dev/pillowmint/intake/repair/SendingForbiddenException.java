package dev.pillowmint.intake.repair;

/** This service may not write to the topic that a dead letter came from. */
public final class SendingForbiddenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SendingForbiddenException(String topic, Throwable cause) {
    super(topic, cause);
  }
}
