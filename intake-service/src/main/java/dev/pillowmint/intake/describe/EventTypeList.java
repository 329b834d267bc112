package dev.pillowmint.intake.describe;

import dev.pillowmint.catalogue.EventType;
import java.util.Collection;
import java.util.List;

/**
 * The event types that may be published.
 *
 * @param eventTypes by name
 */
record EventTypeList(List<Entry> eventTypes) {

  static EventTypeList of(Collection<EventType> types) {
    return new EventTypeList(types.stream().map(Entry::of).toList());
  }

  /**
   * One of them.
   *
   * @param name as in an event's {@code type}
   * @param title for people
   * @param description for people
   * @param href where its JSON Schema with examples is
   */
  record Entry(String name, String title, String description, String href) {
    static Entry of(EventType type) {
      return new Entry(
          type.name(),
          type.title(),
          type.description(),
          EventTypesController.PATH + "/" + type.name());
    }
  }
}
