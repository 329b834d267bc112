package dev.pillowmint.decision.policy;

/** What is asked does not fit what the policy versions are now. Nothing was changed. */
public final class PolicyConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** What the asker can do. */
  public enum Kind {
    /** Look at the versions again, and ask for something else. */
    STATE,
    /** Look at the versions again: they are not those that were last seen. */
    SEEN,
    /** Name a version that exists. */
    UNKNOWN
  }

  /**
   * @param message what does not fit and what to do, in sentences
   */
  PolicyConflictException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** No such version exists. */
  public static PolicyConflictException unknown(PolicyVersion.Id id) {
    return new PolicyConflictException(
        Kind.UNKNOWN, "There is no policy version %s.".formatted(id));
  }

  /** What the asker can do. */
  public Kind kind() {
    return kind;
  }
}
