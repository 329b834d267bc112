package dev.pillowmint.intake.admission;

/** A sender's own words, short enough to send back. */
public final class Quoted {
  private static final int LONGEST = 80;

  private Quoted() {}

  /** The value in quotation marks; the middle of a long one is left out. */
  public static String of(Object value) {
    String text = String.valueOf(value);
    return text.length() <= LONGEST
        ? "\"" + text + "\""
        : "\"" + text.substring(0, LONGEST) + "…\"";
  }

  /** What a JSON reader's value is called in JSON. */
  public static String kind(Object value) {
    return switch (value) {
      case String text -> "a string";
      case Number number -> "a number";
      case Boolean flag -> "a boolean";
      case java.util.Map<?, ?> object -> "an object";
      case java.util.List<?> array -> "an array";
      default -> "something else";
    };
  }
}
