package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.customer.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Reads events as they are published, or shorter: id, source, customer and time may be left out.
 */
final class EventReader {
  /** When an event happens that does not say so, in a document that names no time before it. */
  static final Instant SOME_DAY = Instant.parse("2026-03-02T09:00:00Z");

  private static final String SOMEBODY = "C-1";

  private final EventTypes catalogue;
  private int read;

  EventReader(EventTypes catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * @param since time of the event before; what {@code after} counts from
   * @param until time of what comes after all of them; what {@code ago} counts from
   */
  Optional<Event> read(Section section, Instant since, Instant until) {
    Optional<EventType> type = section.needed("type", "type: fee.charged").flatMap(this::type);
    Optional<Instant> time = time(section, since, until);
    String id = text(section, "id").orElse("event-" + ++read);
    String source = text(section, "source").orElse("example");
    String customer = text(section, "customerId").orElse(SOMEBODY);
    section.word("subject");
    Optional<Section> attributes = section.section("attributes");
    List<String> known = AboutReader.isAbout(section) ? AboutReader.NAMING : List.of();
    var values = type.map(t -> new AttributeReader(t).read(attributes, section, known));
    section.refuseUnread();
    return type.flatMap(
        t -> time.flatMap(at -> values.map(v -> new Event(source, id, t.name(), customer, at, v))));
  }

  private Optional<EventType> type(Word word) {
    Optional<EventType> type = catalogue.find(word.text());
    if (type.isEmpty()) {
      List<String> known = catalogue.all().stream().map(EventType::name).toList();
      word.fault(
          "the catalogue has no event type \"%s\"".formatted(word.text()),
          Spelling.advice(word.text(), known) + "docs/policy-writers.md says where they are.");
    }
    return type;
  }

  static Optional<Instant> time(Section section, Instant since, Instant until) {
    if (section.has("time")) {
      return section
          .word("time")
          .flatMap(
              w ->
                  AttributeReader.read(
                      w,
                      text -> OffsetDateTime.parse(text).toInstant(),
                      "a time",
                      "2026-03-02T09:30:00Z"));
    }
    if (section.has("ago")) {
      return section.word("ago").flatMap(Word::span).map(until::minus);
    }
    return Optional.of(since.plus(section.word("after").flatMap(Word::span).orElse(Duration.ZERO)));
  }

  private static Optional<String> text(Section section, String key) {
    return section.word(key).map(Word::text).filter(text -> !text.isEmpty());
  }
}
