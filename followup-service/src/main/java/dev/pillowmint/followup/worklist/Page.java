package dev.pillowmint.followup.worklist;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items in order
 * @param next the {@code after} of the next page; null: this is the last one
 */
record Page<T>(List<T> items, @Nullable String next) {

  /**
   * @param found up to one more than the limit, to see whether there is a next page
   */
  static <E, T> Page<T> of(
      List<E> found, int limit, Function<E, T> view, Function<E, String> position) {
    boolean more = found.size() > limit;
    List<E> shown = more ? found.subList(0, limit) : found;
    return new Page<>(
        shown.stream().map(view).toList(), more ? position.apply(shown.getLast()) : null);
  }
}
