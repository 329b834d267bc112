package dev.pillowmint.decision.policy;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What may be given per period, all customers together.
 *
 * @param name of the budget
 * @param limits of each period, or of any window
 * @param window how long that is
 * @param each attribute of the event: each of its values has a budget of its own; null: one for all
 * @param reserveFrom budget that the first draw reserves the whole of this one from; null: none
 */
public record BudgetLimit(
    String name,
    Limits limits,
    Window window,
    @Nullable String each,
    @Nullable BudgetLimit reserveFrom) {

  /** Where a moment falls. */
  public Slot slot(Instant time) {
    return window.slot(time);
  }

  /** Whether it, or what it reserves from, is one of several alike. */
  public boolean isEach() {
    return each != null || (reserveFrom != null && reserveFrom.isEach());
  }

  /** The attributes that it, and what it reserves from, are each of. */
  public Stream<String> stated() {
    return Stream.concat(
        Stream.ofNullable(each), Stream.ofNullable(reserveFrom).flatMap(BudgetLimit::stated));
  }
}
