package dev.pillowmint.intake.audit;

/** The audit log cannot be written or read now; trying again may help. */
public final class AuditAwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public AuditAwayException(String message, Throwable cause) {
    super(message, cause);
  }
}
