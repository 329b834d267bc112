package dev.pillowmint.followup.worklist;

import dev.pillowmint.followup.plan.Desk;
import org.jspecify.annotations.Nullable;

/** What a request says about itself. */
final class Said {
  private static final int LONGEST_NOTE = 2000;

  private Said() {}

  /**
   * @param ifMatch the header; null: not sent
   * @throws BadRequestException if it is too long, or the revision is none; says what to do
   */
  static Desk.Said by(
      String by, @Nullable String note, @Nullable Long revision, @Nullable String ifMatch) {
    return new Desk.Said(by, note(note), revision == null ? revision(ifMatch) : revision);
  }

  static @Nullable String note(@Nullable String note) {
    if (note != null && note.length() > LONGEST_NOTE) {
      throw new BadRequestException(
          "note has %d characters; expected at most %d".formatted(note.length(), LONGEST_NOTE));
    }
    return note;
  }

  /** As the header {@code ETag} and {@code If-Match} carry it. */
  static String tag(long revision) {
    return "\"" + revision + "\"";
  }

  private static @Nullable Long revision(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.equals("*")) {
      return null;
    }
    if (!ifMatch.matches("\"?[0-9]{1,18}\"?")) {
      throw new BadRequestException(
          "If-Match is %s; expected a revision in quotes, as the header ETag carries it"
              .formatted(ifMatch));
    }
    return Long.valueOf(ifMatch.replace("\"", ""));
  }
}
