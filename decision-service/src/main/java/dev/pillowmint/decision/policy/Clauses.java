package dev.pillowmint.decision.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says beside which events it is for and what it gives.
 *
 * @param priority higher is tried first
 * @param preconditions what must hold
 * @param repeats how it treats what it gave before
 * @param balance how its gestures go together
 * @param customerText what the customer may be told before the gestures' own texts; null: nothing
 */
public record Clauses(
    int priority,
    Preconditions preconditions,
    Repeats repeats,
    Balance balance,
    @Nullable Text customerText) {

  /** Attributes that the clauses need and the event does not state. */
  List<String> unstated(Facts facts) {
    List<KeyOf> keys = repeats.keys();
    if (keys.isEmpty()) {
      return List.of();
    }
    return keys.stream()
        .filter(key -> key.in(facts).isEmpty())
        .map(key -> String.valueOf(key.attribute()))
        .distinct()
        .toList();
  }
}
