package dev.pillowmint.intake.admission;

/**
 * One thing that is wrong with an event.
 *
 * @param code what kind of fault
 * @param where a JSON pointer into the document as it was sent (empty: the whole document), or the
 *     name of an HTTP header
 * @param detail for the sender: what is wrong and what was expected
 */
public record Fault(Code code, String where, String detail) {

  /** Kinds of fault; each is a value of the metric's {@code reason}. */
  public enum Code {
    /** A required field or attribute is absent. */
    MISSING,
    /** A name that the event may not have. */
    UNKNOWN_NAME,
    /** A type that the catalogue does not have. */
    UNKNOWN_TYPE,
    /** A value that is not of its kind, or out of bounds. */
    INVALID,
    /** The event speaks for a source that the key may not speak for. */
    FOREIGN_SOURCE,
    /** A type that the publisher may not publish. */
    FOREIGN_TYPE,
    /** A customer that the publisher may not publish for. */
    FOREIGN_CUSTOMER,
    /** Not JSON, or not the JSON that the form asks for. */
    MALFORMED,
    /** More than a limit allows. */
    TOO_LARGE;

    /** True if others may publish the very same event. */
    public boolean isForeign() {
      return this == FOREIGN_SOURCE || this == FOREIGN_TYPE || this == FOREIGN_CUSTOMER;
    }

    /** In lower case with hyphens. */
    public String text() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** True if it stands in the document, false if in a header. */
  public boolean inDocument() {
    return where.isEmpty() || where.startsWith("/");
  }

  /** The same fault, where the event's document is a part of a larger one. */
  public Fault within(String pointer) {
    return inDocument() ? new Fault(code, pointer + where, detail) : this;
  }
}
