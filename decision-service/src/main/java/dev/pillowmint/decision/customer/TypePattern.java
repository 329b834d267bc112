package dev.pillowmint.decision.customer;

/**
 * Names one event type, or with {@code .*} every type of a family: {@code complaint.*}.
 *
 * @param text as a policy writes it
 */
public record TypePattern(String text) {
  private static final String ANY = ".*";

  /** Whether it names the type. */
  public boolean matches(String type) {
    return text.endsWith(ANY)
        ? type.startsWith(text.substring(0, text.length() - 1))
        : type.equals(text);
  }
}
