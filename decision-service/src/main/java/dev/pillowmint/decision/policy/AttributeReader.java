package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.AttributeType;
import dev.pillowmint.catalogue.EventType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads an event's attributes as a person writes them, held to the event type. */
final class AttributeReader {
  private static final Pattern MONEY = Pattern.compile("(-?\\d{1,12}(?:\\.\\d{1,4})?) ([A-Z]{3})");

  private final EventType type;

  AttributeReader(EventType type) {
    this.type = type;
  }

  /**
   * @param section null: the event states none
   * @param event where a missing attribute is reported
   * @param known attributes that need not be stated here
   */
  Map<String, Object> read(Optional<Section> section, Section event, List<String> known) {
    Map<String, Object> values = section.map(this::stated).orElseGet(Map::of);
    section.ifPresent(Section::refuseUnread);
    for (AttributeType attribute : type.attributes().values()) {
      if (attribute.required()
          && !known.contains(attribute.name())
          && !section.map(s -> s.has(attribute.name())).orElse(false)) {
        event.fault(
            "attributes",
            "a %s states \"%s\"".formatted(type.name(), attribute.name()),
            "Add \"%s\": %s".formatted(attribute.name(), attribute.description()));
      }
    }
    return values;
  }

  /** Those of the type; each other key stays unread. */
  Map<String, Object> stated(Section section) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (AttributeType attribute : type.attributes().values()) {
      if (section.has(attribute.name())) {
        value(section, attribute).ifPresent(value -> values.put(attribute.name(), value));
      }
    }
    return values;
  }

  private static Optional<?> value(Section section, AttributeType attribute) {
    String name = attribute.name();
    return switch (attribute.kind()) {
      case TEXTS -> Optional.of(section.words(name).stream().map(Word::text).toList());
      case MONEY -> section.nested(name) ? published(section, name) : spoken(section, name);
      default -> section.word(name).flatMap(word -> value(word, attribute));
    };
  }

  private static Optional<?> value(Word word, AttributeType attribute) {
    return switch (attribute.kind()) {
      case TEXT -> text(word, attribute.allowed());
      case INTEGER -> read(word, Long::valueOf, "a whole number", "3");
      case NUMBER -> read(word, Double::valueOf, "a number", "3.5").filter(Double::isFinite);
      case FLAG -> word.flag();
      case INSTANT ->
          read(word, t -> OffsetDateTime.parse(t).toInstant(), "a time", "2026-03-02T09:30:00Z");
      case DATE -> read(word, LocalDate::parse, "a date", "2026-03-02");
      case DURATION -> word.span();
      case MONEY, TEXTS -> Optional.empty();
    };
  }

  private static Optional<String> text(Word word, List<String> allowed) {
    if (!allowed.isEmpty() && !allowed.contains(word.text())) {
      word.fault(
          "it is never \"%s\"".formatted(word.text()),
          Spelling.advice(word.text(), allowed)
              + "It is one of: "
              + String.join(", ", allowed)
              + ".");
      return Optional.empty();
    }
    return Optional.of(word.raw());
  }

  private static Optional<Amount> spoken(Section section, String name) {
    return section
        .word(name)
        .flatMap(
            word -> {
              var money = MONEY.matcher(word.text());
              Optional<String> fewer =
                  money.matches()
                      ? Decimals.tooMany(money.group(1), money.group(2))
                      : Optional.empty();
              if (fewer.isPresent()) {
                word.fault("\"%s\" has too many decimals".formatted(word.text()), fewer.get());
                return Optional.empty();
              }
              return read(word, AttributeReader::money, "an amount of money", "5.00 EUR");
            });
  }

  /** As a company system publishes it: an amount and a currency. */
  private static Optional<Amount> published(Section section, String name) {
    Optional<Section> money = section.section(name);
    Optional<Word> value = money.flatMap(m -> m.needed("amount", "amount: \"5.00\""));
    Optional<Word> currency = money.flatMap(m -> m.needed("currency", "currency: EUR"));
    money.ifPresent(Section::refuseUnread);
    return value.flatMap(
        v ->
            currency.flatMap(
                c ->
                    read(
                        v,
                        text -> money(text + " " + c.text()),
                        "an amount of money",
                        "{amount: \"5.00\", currency: EUR}")));
  }

  private static Amount money(String text) {
    var matcher = MONEY.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    return Amount.of(matcher.group(1), matcher.group(2));
  }

  static <T> Optional<T> read(
      Word word, Function<String, T> reader, String expected, String example) {
    try {
      return Optional.of(reader.apply(word.text()));
    } catch (IllegalArgumentException | DateTimeException e) {
      word.fault(
          "\"%s\" is not %s".formatted(word.text(), expected),
          "Write for example \"%s\".".formatted(example));
      return Optional.empty();
    }
  }
}
