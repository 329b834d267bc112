package dev.pillowmint.catalogue;

/** An event's attribute is not what the catalogue says; the event is refused. */
public final class AttributeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String attribute;
  private final String problem;

  AttributeException(String attribute, String problem) {
    super(attribute + " " + problem);
    this.attribute = attribute;
    this.problem = problem;
  }

  AttributeException(String attribute, String problem, Throwable cause) {
    this(attribute, problem);
    initCause(cause);
  }

  /** The attribute's name. */
  public String attribute() {
    return attribute;
  }

  /** What is wrong with it, without its name. */
  public String problem() {
    return problem;
  }
}
