package dev.pillowmint.followup.worklist;

import dev.pillowmint.followup.plan.Worklist.Position;
import dev.pillowmint.followup.story.Stories;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param limit at most so many
 * @param after where the page before ended; null: from the start
 */
record Paging(int limit, @Nullable Position after) {
  private static final int MOST = 200;

  /**
   * @throws BadRequestException if either cannot be used; says which and why
   */
  static Paging of(int limit, @Nullable String after) {
    if (limit < 1 || limit > MOST) {
      throw new BadRequestException(
          "limit is %d; expected a number from 1 to %d".formatted(limit, MOST));
    }
    return new Paging(limit, after == null ? null : read(after));
  }

  /** One more than the limit, to see whether there is a next page. */
  int oneMore() {
    return limit + 1;
  }

  /**
   * @throws BadRequestException if the position is none of a list of follow-ups
   */
  Paging ofFollowUps() {
    if (after != null) {
      try {
        UUID.fromString(after.id());
      } catch (IllegalArgumentException e) {
        throw unknown(e);
      }
    }
    return this;
  }

  /** The position in a list of decisions or in a story; null: from the start. */
  Stories.@Nullable Position ofStory() {
    return after == null ? null : new Stories.Position(after.dueAt(), after.id());
  }

  static String write(Instant dueAt, String id) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((dueAt + "\n" + id).getBytes(StandardCharsets.UTF_8));
  }

  private static Position read(String after) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
      String[] parts = text.split("\n", 2);
      return new Position(Instant.parse(parts[0]), parts[1]);
    } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
      throw unknown(e);
    }
  }

  private static BadRequestException unknown(Exception cause) {
    return new BadRequestException(
        "after is no position in this list; use the value of \"next\" of the page before", cause);
  }
}
