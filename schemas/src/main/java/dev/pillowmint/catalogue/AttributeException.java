package dev.pillowmint.catalogue;

/** An event's attribute is not what the catalogue says; the event is refused. */
public final class AttributeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String attribute;
  private final String problem;
  private final boolean tooLong;

  AttributeException(String attribute, String problem) {
    this(attribute, problem, false);
  }

  private AttributeException(String attribute, String problem, boolean tooLong) {
    super(attribute + " " + problem);
    this.attribute = attribute;
    this.problem = problem;
    this.tooLong = tooLong;
  }

  static AttributeException tooLong(String attribute, int characters, int most) {
    return new AttributeException(
        attribute, "has %d characters; at most %d are allowed".formatted(characters, most), true);
  }

  AttributeException(String attribute, String problem, Throwable cause) {
    this(attribute, problem);
    initCause(cause);
  }

  /** The attribute's name. */
  public String attribute() {
    return attribute;
  }

  /** Whether it is longer than any may be. */
  boolean tooLong() {
    return tooLong;
  }

  /** What is wrong with it, without its name. */
  public String problem() {
    return problem;
  }
}
