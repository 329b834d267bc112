package dev.pillowmint.decision.policy;

import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A place in a policy document.
 *
 * @param index in code points from the start
 */
record Place(int index) {

  static Place of(Node node) {
    return new Place(node.getStartMark().map(Mark::getIndex).orElse(0));
  }

  /**
   * Where a character of a scalar's value stands. A value may be folded, indented or quoted, so
   * this counts what all styles keep: the characters that are not white space.
   *
   * @param offset in the value
   */
  static Place within(ScalarNode node, int offset, int[] document) {
    String value = node.getValue();
    int solid =
        (int)
            value
                .substring(0, Math.min(offset, value.length()))
                .codePoints()
                .filter(c -> !Character.isWhitespace(c))
                .count();
    int index = firstOf(node, document);
    boolean atSpace = offset < value.length() && Character.isWhitespace(value.charAt(offset));
    while (index < document.length && solid > 0) {
      index = skipEscape(node, document, index);
      solid -= Character.isWhitespace(document[index]) ? 0 : 1;
      index++;
    }
    while (!atSpace
        && offset < value.length()
        && index < document.length - 1
        && Character.isWhitespace(document[index])) {
      index++;
    }
    return new Place(index);
  }

  private static int firstOf(ScalarNode node, int[] document) {
    int index = of(node).index();
    return switch (node.getScalarStyle()) {
      case LITERAL, FOLDED -> endOfLine(document, index) + 1;
      case SINGLE_QUOTED, DOUBLE_QUOTED -> index + 1;
      default -> index;
    };
  }

  private static int skipEscape(ScalarNode node, int[] document, int index) {
    boolean backslash =
        node.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED && document[index] == '\\';
    boolean doubled =
        node.getScalarStyle() == ScalarStyle.SINGLE_QUOTED
            && index + 1 < document.length
            && document[index] == '\''
            && document[index + 1] == '\'';
    boolean escape = backslash || doubled;
    return escape && index + 1 < document.length ? index + 1 : index;
  }

  private static int endOfLine(int[] document, int index) {
    int end = index;
    while (end < document.length && document[end] != '\n') {
      end++;
    }
    return end;
  }
}
