package dev.pillowmint.intake.repair;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The latest of what people did about a bad record.
 *
 * @param origin the bad record
 * @param state what became of it
 * @param doneBy who did it
 * @param doneAt when
 * @param why as that person said; null: not said
 * @param event the edited event as plain JSON text; null: as it came
 */
public record Repair(
    Place origin,
    State state,
    String doneBy,
    Instant doneAt,
    @Nullable String why,
    @Nullable String event) {

  /** What became of a dead letter. */
  public enum State {
    /** It waits for somebody. */
    OPEN,
    /** It was sent back to its topic. */
    REPLAYED,
    /** It was given up. */
    DISCARDED;

    /** In lower case. */
    public String text() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
