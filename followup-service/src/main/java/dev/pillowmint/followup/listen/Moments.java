package dev.pillowmint.followup.listen;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.EventRefusedException;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.catalogue.PublishedEvents;
import dev.pillowmint.followup.plan.BadRecordException;
import dev.pillowmint.followup.plan.EventRef;
import dev.pillowmint.followup.story.Moment;
import dev.pillowmint.followup.story.Money;
import dev.pillowmint.schemas.CustomerEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a customer event as people will read it. */
final class Moments {
  /** How to reach them is no part of anybody's story. */
  private static final Set<String> NOT_KEPT = Set.of("email", "address");

  private final PublishedEvents events;

  Moments(EventTypes types) {
    this.events = new PublishedEvents(types);
  }

  /**
   * @param key the record's; empty: it has none
   * @param arrived the record's time
   * @throws BadRecordException if the envelope or an attribute is missing or wrong; names it
   */
  Moment of(String key, CustomerEvent event, Instant arrived) {
    Map<String, Object> words = new HashMap<>();
    values(key, event, arrived)
        .forEach(
            (name, value) -> {
              if (!NOT_KEPT.contains(name)) {
                words.put(name, plain(value));
              }
            });
    return new Moment(
        new EventRef(event.getSource(), event.getId()),
        event.getCustomerId(),
        event.getType(),
        event.getTime(),
        words);
  }

  private Map<String, Object> values(String key, CustomerEvent event, Instant arrived) {
    try {
      return events.values(key, event, arrived);
    } catch (EventRefusedException e) {
      throw new BadRecordException("The event cannot be used: " + e.getMessage(), e);
    }
  }

  /** Points in time, dates and lengths of time as ISO 8601 writes them. */
  private static Object plain(Object value) {
    return switch (value) {
      case Amount amount -> Money.words(amount);
      case String text -> text;
      case Number number -> number;
      case Boolean flag -> flag;
      case List<?> texts -> texts;
      default -> value.toString();
    };
  }
}
