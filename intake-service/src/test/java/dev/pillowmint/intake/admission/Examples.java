package dev.pillowmint.intake.admission;

import dev.pillowmint.catalogue.EventType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The catalogue's own examples. */
public final class Examples {
  private Examples() {}

  /** Every example of every type, as plain events. */
  public static List<Map<String, @Nullable Object>> all() {
    return Envelopes.TYPES.all().stream()
        .flatMap(type -> of(type).stream().map(e -> Envelopes.anEvent(type.name(), e)))
        .toList();
  }

  /** The first example of the type's attributes; it may be changed. */
  public static Map<String, @Nullable Object> first(String type) {
    return of(Envelopes.TYPES.find(type).orElseThrow()).getFirst();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, @Nullable Object>> of(EventType type) {
    Object examples = Envelopes.json(type.schema()).get("examples");
    return ((List<Map<String, @Nullable Object>>) java.util.Objects.requireNonNull(examples))
        .stream().<Map<String, @Nullable Object>>map(LinkedHashMap::new).toList();
  }
}
