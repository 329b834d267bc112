package dev.pillowmint.followup.plan;

/** Where a follow-up is in its life. */
public enum State {
  PLANNED,
  /** Its time has come; a person has it on the worklist. */
  DUE,
  SENT,
  /** Waits for a better time. */
  HELD,
  CANCELLED,
  /** A person did it, or a promise was kept. */
  DONE,
  /** It could not be done, or a promise was broken. */
  FAILED;

  /** Whether nothing follows any more. */
  public boolean isFinal() {
    return switch (this) {
      case SENT, CANCELLED, DONE, FAILED -> true;
      case PLANNED, HELD, DUE -> false;
    };
  }

  /**
   * The whole state machine. A hold may be prolonged: HELD to HELD; a complaint takes a note back
   * from the worklist: DUE to HELD.
   */
  boolean mayBecome(State next) {
    return switch (this) {
      case PLANNED, HELD -> next != PLANNED;
      case DUE ->
          switch (next) {
            case HELD, DONE, CANCELLED, FAILED -> true;
            case PLANNED, DUE, SENT -> false;
          };
      case SENT, CANCELLED, DONE, FAILED -> false;
    };
  }
}
