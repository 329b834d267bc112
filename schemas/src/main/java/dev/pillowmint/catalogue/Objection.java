package dev.pillowmint.catalogue;

import java.util.Locale;

/**
 * One thing that the catalogue has against an event.
 *
 * @param code what kind of fault
 * @param pointer JSON pointer to it
 * @param detail for the sender: what is wrong and what was expected
 */
public record Objection(Code code, String pointer, String detail) {
  private static final int LONGEST_QUOTATION = 80;

  /** Kinds of fault, the same over HTTP and over Kafka. */
  public enum Code {
    /** A required attribute is absent. */
    MISSING,
    /** A name that the event may not have. */
    UNKNOWN_NAME,
    /** A type that the catalogue does not have. */
    UNKNOWN_TYPE,
    /** A value that is not of its kind, or out of bounds. */
    INVALID,
    /** More than a limit allows. */
    TOO_LARGE;

    /** In lower case with hyphens. */
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The same objection, where its document is a part of a larger one. */
  public Objection within(String outer) {
    return new Objection(code, outer + pointer, detail);
  }

  /** A member's name or an item's index as one step of a JSON pointer, with its slash. */
  public static String step(String name) {
    return "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /** A sender's own words in quotation marks; the end of long ones is left out. */
  public static String quoted(Object value) {
    String text = String.valueOf(value);
    return text.length() <= LONGEST_QUOTATION
        ? "\"" + text + "\""
        : "\"" + text.substring(0, LONGEST_QUOTATION) + "…\"";
  }
}
