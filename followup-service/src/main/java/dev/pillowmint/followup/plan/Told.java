package dev.pillowmint.followup.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was said at a time; what was said last counts, in whatever order it arrives.
 *
 * @param <T> compared to decide between two things said at the same instant
 * @param value what was said
 * @param at when it was said, not when it arrived
 */
public record Told<T extends Comparable<T>>(T value, Instant at) {

  /**
   * The later of the two; at the same instant the smaller value, so that the order never matters.
   */
  static <T extends Comparable<T>> Told<T> newest(@Nullable Told<T> known, Told<T> told) {
    if (known == null || told.at.isAfter(known.at)) {
      return told;
    }
    return told.at.equals(known.at) && told.value.compareTo(known.value) < 0 ? told : known;
  }

  /** The later of two that may not have been said. */
  static <T extends Comparable<T>> @Nullable Told<T> either(
      @Nullable Told<T> one, @Nullable Told<T> other) {
    return other == null ? one : newest(one, other);
  }
}
