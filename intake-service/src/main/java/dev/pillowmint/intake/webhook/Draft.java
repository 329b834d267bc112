package dev.pillowmint.intake.webhook;

import dev.pillowmint.intake.admission.Fault;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event that a payload becomes, not yet admitted.
 *
 * @param event as a plain JSON event
 * @param faults why it is none after all; empty: it is one
 */
public record Draft(Map<String, @Nullable Object> event, List<Fault> faults) {
  public Draft {
    event = Collections.unmodifiableMap(new LinkedHashMap<>(event));
    faults = List.copyOf(faults);
  }

  /** As far as it could be told; empty if not. */
  public String id() {
    return event.get("id") instanceof String id ? id : "";
  }
}
