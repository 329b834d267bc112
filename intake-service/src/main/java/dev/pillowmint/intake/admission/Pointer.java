package dev.pillowmint.intake.admission;

/** JSON pointers, RFC 6901. */
public final class Pointer {
  private Pointer() {}

  /** A member's name or an item's index as one step of a pointer, without the leading slash. */
  public static String escaped(String step) {
    return step.replace("~", "~0").replace("/", "~1");
  }
}
