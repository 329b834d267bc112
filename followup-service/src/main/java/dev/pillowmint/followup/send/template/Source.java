package dev.pillowmint.followup.send.template;

/**
 * A template's file.
 *
 * @param name where it is
 * @param kind the folder's name, e.g. {@code after-care}
 * @param language the file's name without its ending, e.g. {@code de}
 * @param ending {@code txt} or {@code html}
 * @param text all of it
 * @param own whether it is the company's, not one that ships
 */
record Source(String name, String kind, String language, String ending, String text, boolean own) {

  boolean isHtml() {
    return ending.equals("html");
  }

  /** The text's lines, counted from 1. */
  int lineOf(String part) {
    int at = text.indexOf(part);
    return at < 0 ? 1 : 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }
}
