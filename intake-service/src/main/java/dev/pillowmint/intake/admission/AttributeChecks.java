package dev.pillowmint.intake.admission;

import dev.pillowmint.catalogue.EventType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what an event type's schema has against attributes. */
@FunctionalInterface
public interface AttributeChecks {

  /**
   * Checks an event's attributes.
   *
   * @param attributes as a JSON reader gives them: String, Number, Boolean, Map, List, null
   * @return every fault, each located within the attributes, e.g. {@code /amount/currency}
   */
  List<Fault> check(EventType type, Map<String, @Nullable Object> attributes);
}
