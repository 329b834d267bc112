package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.Amount;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Amounts that the policy names once, each from a date on.
 *
 * @param byName as {@code value("name")} reads them
 */
record Values(Map<String, Dated<Amount>> byName) {

  Values {
    byName = Map.copyOf(byName);
  }

  Set<String> names() {
    return byName.keySet();
  }

  /**
   * @throws NoValueException if none held then
   */
  Amount at(String name, Instant time) {
    @Nullable Dated<Amount> value = byName.get(name);
    if (value == null) {
      throw new NoValueException(name, time);
    }
    return value.at(time).orElseThrow(() -> new NoValueException(name, time));
  }
}
