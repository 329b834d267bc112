package dev.pillowmint.decision.policy;

/**
 * Something in a policy document that must be mended before it can decide; or, as a warning, that
 * should be looked at.
 *
 * @param file the document's name
 * @param line from 1
 * @param column from 1
 * @param problem what is wrong
 * @param advice what to do
 * @param source the line as it stands
 */
public record Fault(
    String file, int line, int column, String problem, String advice, String source) {

  /** For a person, with the line and a caret. */
  @Override
  public String toString() {
    return """
        %s:%d:%d: %s
          %s
          %s^
          %s"""
        .formatted(file, line, column, problem, source, " ".repeat(column - 1), advice);
  }
}
