package dev.pillowmint.localstack.story;

/** Colours for a terminal, or none. */
public final class Paint {
  private static final String PLAIN = "\u001b[0m";

  private final boolean colours;

  private Paint(boolean colours) {
    this.colours = colours;
  }

  /** No colours, for files and for those who do not want them. */
  public static Paint none() {
    return new Paint(false);
  }

  /** ANSI colours. */
  public static Paint colours() {
    return new Paint(true);
  }

  /** How a text is meant. */
  enum Tone {
    PLAIN,
    STRONG,
    QUIET,
    GOOD,
    OPEN,
    BAD
  }

  String strong(String text) {
    return in(Tone.STRONG, text);
  }

  String quiet(String text) {
    return in(Tone.QUIET, text);
  }

  String good(String text) {
    return in(Tone.GOOD, text);
  }

  String bad(String text) {
    return in(Tone.BAD, text);
  }

  String in(Tone tone, String text) {
    if (!colours || text.isEmpty()) {
      return text;
    }
    return switch (tone) {
      case PLAIN -> text;
      case STRONG -> "\u001b[1m" + text + PLAIN;
      case QUIET -> "\u001b[2m" + text + PLAIN;
      case GOOD -> "\u001b[32m" + text + PLAIN;
      case OPEN -> "\u001b[33m" + text + PLAIN;
      case BAD -> "\u001b[31m" + text + PLAIN;
    };
  }
}
