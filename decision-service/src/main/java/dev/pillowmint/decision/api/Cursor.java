package dev.pillowmint.decision.api;

import dev.pillowmint.decision.learn.Missed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** A place in a list, as an opaque text. */
final class Cursor {
  private static final char BETWEEN = '/';

  private Cursor() {}

  static String of(Missed.Position position) {
    String text = position.at().toEpochMilli() + String.valueOf(BETWEEN) + position.decisionId();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws InvalidRequestException if it is none that was given out
   */
  static Missed.Position read(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      int between = text.indexOf(BETWEEN);
      return new Missed.Position(
          Instant.ofEpochMilli(Long.parseLong(text.substring(0, Math.max(0, between)))),
          text.substring(between + 1));
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(
          "cursor", "The cursor is none that was given out; take the \"next\" of a page.");
    }
  }
}
