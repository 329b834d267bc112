package dev.pillowmint.decision.policy;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a rule treats what it gave before.
 *
 * @param oncePer one grant per key; null: any number
 * @param ladder steps; null: all gestures together
 * @param quota an amount that claims share; null: none
 */
public record Repeats(@Nullable OncePer oncePer, @Nullable Ladder ladder, @Nullable Quota quota) {

  /** What is counted per. */
  List<KeyOf> keys() {
    if (oncePer == null && ladder == null && quota == null) {
      return List.of();
    }
    return Stream.of(
            oncePer == null ? null : oncePer.key(),
            ladder == null ? null : ladder.key(),
            quota == null ? null : quota.key())
        .filter(Objects::nonNull)
        .toList();
  }
}
