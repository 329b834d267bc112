package dev.pillowmint.intake.keys;

import java.util.List;

/** What was asked cannot be done with the keys as they are, or not with any. */
public final class KeyRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final transient List<Fault> faults;

  private KeyRefusedException(Kind kind, String message, List<Fault> faults) {
    super(message);
    this.kind = kind;
    this.faults = List.copyOf(faults);
  }

  static KeyRefusedException unknown(String id) {
    return new KeyRefusedException(
        Kind.UNKNOWN, "There is no key with the id \"%s\".".formatted(id), List.of());
  }

  static KeyRefusedException conflict(String message) {
    return new KeyRefusedException(Kind.CONFLICT, message, List.of());
  }

  static KeyRefusedException invalid(List<Fault> faults) {
    return new KeyRefusedException(Kind.INVALID, faults.getFirst().detail(), faults);
  }

  public Kind kind() {
    return kind;
  }

  /** Every fault of what was asked; empty if it is not that which is wrong. */
  public List<Fault> faults() {
    return faults;
  }

  /** What is wrong. */
  public enum Kind {
    INVALID,
    UNKNOWN,
    CONFLICT
  }

  /**
   * One thing that is wrong with what was asked.
   *
   * @param pointer JSON pointer to it
   * @param detail what is wrong and what was expected
   */
  public record Fault(String pointer, String detail) {}
}
