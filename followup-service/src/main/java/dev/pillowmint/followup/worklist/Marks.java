package dev.pillowmint.followup.worklist;

import dev.pillowmint.followup.plan.Today;
import dev.pillowmint.followup.plan.Today.Section;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;

/** Where a page of today's work ends, as it stands in an address. */
final class Marks {
  private Marks() {}

  static String write(Today.Entry last) {
    Today.Mark mark = last.mark(Objects.requireNonNull(last.section()));
    String text = mark.section() + "\n" + mark.at() + "\n" + mark.id();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws BadRequestException if it is none that was written here
   */
  static Today.Mark read(String after) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8).split("\n", 3);
      return new Today.Mark(
          Section.valueOf(parts[0]), Instant.parse(parts[1]), UUID.fromString(parts[2]));
    } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
      throw new BadRequestException("after is no place in this list; start from its first page", e);
    }
  }
}
