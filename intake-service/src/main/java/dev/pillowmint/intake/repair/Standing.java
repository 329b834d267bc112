package dev.pillowmint.intake.repair;

import org.jspecify.annotations.Nullable;

/**
 * A dead letter and what became of it.
 *
 * @param repair null: nobody has touched it
 */
public record Standing(DeadLetter letter, @Nullable Repair repair) {
  /** Open until somebody replays or discards it. */
  public Repair.State state() {
    return repair == null ? Repair.State.OPEN : repair.state();
  }
}
