package dev.pillowmint.catalogue;

import org.jspecify.annotations.Nullable;

/** Which characters a text may have; the names' and extensions' rule is that of CloudEvents. */
public final class Characters {
  /** What is wrong with a text that is not Unicode. */
  public static final String HALF = "must not contain half of a surrogate pair";

  private static final int PLANE = 0x1_0000;
  private static final int FIRST_OF_PLANE_END = 0xFFFE;
  private static final int FIRST_NONCHARACTER = 0xFDD0;
  private static final int LAST_NONCHARACTER = 0xFDEF;

  private Characters() {}

  /** Why the text is no CloudEvents String; null: it is one. */
  public static @Nullable String problem(String text) {
    for (int i = 0; i < text.length(); i++) {
      int c = text.codePointAt(i);
      if (Character.isISOControl(c)) {
        return "must not contain control characters";
      }
      if (isHalf(c)) {
        return HALF;
      }
      if (c % PLANE >= FIRST_OF_PLANE_END || (c >= FIRST_NONCHARACTER && c <= LAST_NONCHARACTER)) {
        return "must not contain what Unicode calls noncharacters";
      }
      i += Character.charCount(c) - 1;
    }
    return null;
  }

  /** False if it has half of a surrogate pair, which cannot be written as UTF-8. */
  public static boolean isUnicode(String text) {
    for (int i = 0; i < text.length(); i++) {
      int c = text.codePointAt(i);
      if (isHalf(c)) {
        return false;
      }
      i += Character.charCount(c) - 1;
    }
    return true;
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
