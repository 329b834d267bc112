package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.AttributeType;
import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.customer.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Events that the catalogue allows, of every type: with and without what is optional, extremes. */
final class ExtremeEvents {
  private static final List<String> CURRENCIES = List.of("EUR", "GBP", "USD", "JPY", "BHD", "XAU");
  private static final List<Instant> TIMES =
      List.of(
          Instant.EPOCH,
          Instant.parse("0001-01-01T00:00:00Z"),
          Instant.parse("9999-12-31T23:59:59Z"),
          Instant.parse("2024-02-29T23:59:59.999Z"),
          Instant.parse("2026-03-29T01:30:00Z"),
          Moments.MONDAY);

  private final RandomGenerator random;
  private final List<EventType> types = List.copyOf(EventTypes.shipped().all());
  private int made;

  ExtremeEvents(RandomGenerator random) {
    this.random = random;
  }

  Event next() {
    EventType type = type();
    Map<String, Object> attributes = new LinkedHashMap<>();
    for (AttributeType attribute : type.attributes().values()) {
      if (attribute.required() || random.nextBoolean()) {
        attributes.put(attribute.name(), value(attribute));
      }
    }
    return new Event(
        "any",
        "e-" + random.nextInt(++made),
        type.name(),
        "C-" + random.nextInt(12),
        time(),
        attributes);
  }

  /** Who asked to be forgotten has no moments any more, so few do. */
  private EventType type() {
    EventType type = one(types);
    return type.name().equals("customer.erased") && random.nextInt(40) > 0 ? type() : type;
  }

  private Instant time() {
    return random.nextInt(4) == 0
        ? one(TIMES)
        : Moments.MONDAY.plusSeconds(random.nextLong(-9_000_000, 9_000_000));
  }

  private Object value(AttributeType attribute) {
    return switch (attribute.kind()) {
      case TEXT -> attribute.allowed().isEmpty() ? text() : one(attribute.allowed());
      case INTEGER -> one(List.of(0L, 1L, -1L, 3L, 1_000L, Long.MAX_VALUE, Long.MIN_VALUE));
      case NUMBER -> one(List.of(0.0, -0.0, 0.1, 1e308, -1e308, Double.MIN_VALUE));
      case FLAG -> random.nextBoolean();
      case MONEY -> money();
      case INSTANT -> time();
      case DATE -> one(List.of(LocalDate.EPOCH, LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31)));
      case DURATION ->
          one(
              List.of(
                  Duration.ZERO,
                  Duration.ofMinutes(20),
                  Duration.ofDays(2),
                  Duration.ofHours(-1),
                  Duration.ofSeconds(Long.MAX_VALUE),
                  Duration.ofSeconds(Long.MIN_VALUE)));
      case TEXTS -> random.nextBoolean() ? List.of() : List.of(text(), text());
    };
  }

  private Amount money() {
    long minor =
        one(List.of(0L, 1L, -1L, 500L, 2_500L, 6_000L, 100_000L, Long.MAX_VALUE, Long.MIN_VALUE));
    return Amount.ofMinor(minor, one(CURRENCIES));
  }

  private String text() {
    return one(
        List.of(
            "",
            "x",
            "{fee}",
            "broken-promise",
            "\ud83d\ude00",
            "a".repeat(Attributes.LONGEST_TEXT)));
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
