package dev.pillowmint.intake.admission;

import org.jspecify.annotations.Nullable;

/** Which characters a text may have; the names' and extensions' rule is that of CloudEvents. */
final class Characters {
  /** What is wrong with a text that is not Unicode. */
  static final String HALF = "must not contain half of a surrogate pair";

  private static final int PLANE = 0x1_0000;
  private static final int FIRST_OF_PLANE_END = 0xFFFE;
  private static final int FIRST_NONCHARACTER = 0xFDD0;
  private static final int LAST_NONCHARACTER = 0xFDEF;

  private Characters() {}

  /** Why the text is no CloudEvents String; null: it is one. */
  static @Nullable String problem(String text) {
    if (text.chars().anyMatch(Character::isISOControl)) {
      return "must not contain control characters";
    }
    if (!isUnicode(text)) {
      return HALF;
    }
    return text.codePoints().anyMatch(Characters::isNoncharacter)
        ? "must not contain what Unicode calls noncharacters"
        : null;
  }

  /** False if it has half of a surrogate pair, which cannot be written as UTF-8. */
  static boolean isUnicode(String text) {
    return text.codePoints().noneMatch(c -> c < PLANE && Character.isSurrogate((char) c));
  }

  private static boolean isNoncharacter(int codePoint) {
    return codePoint % PLANE >= FIRST_OF_PLANE_END
        || (codePoint >= FIRST_NONCHARACTER && codePoint <= LAST_NONCHARACTER);
  }
}
