package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.AttributeType;
import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.customer.Event;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Events of every type of the catalogue, with any of their attributes. */
final class AnyEvents {
  private static final List<EventType> TYPES =
      EventTypes.shipped().all().stream().filter(t -> !t.name().equals("customer.erased")).toList();

  private AnyEvents() {}

  static Arbitrary<Event> events() {
    return Arbitraries.randomValue(AnyEvents::event);
  }

  private static Event event(Random random) {
    EventType type = TYPES.get(random.nextInt(TYPES.size()));
    Map<String, Object> attributes = new LinkedHashMap<>();
    for (AttributeType attribute : type.attributes().values()) {
      if (attribute.required() || random.nextBoolean()) {
        attributes.put(attribute.name(), value(attribute, type, random));
      }
    }
    return new Event(
        "test",
        "e-" + random.nextInt(),
        type.name(),
        "C-1",
        Moments.MONDAY.plus(Duration.ofMinutes(random.nextInt(600_000))),
        attributes);
  }

  private static Object value(AttributeType attribute, EventType type, Random random) {
    return switch (attribute.kind()) {
      case TEXT ->
          attribute.allowed().isEmpty()
              ? "k-" + random.nextInt(4)
              : attribute.allowed().get(random.nextInt(attribute.allowed().size()));
      case INTEGER -> (long) random.nextInt(5);
      case NUMBER -> random.nextDouble();
      case FLAG -> random.nextBoolean();
      case MONEY ->
          Amount.ofMinor(
              random.nextInt(8_000), List.of("EUR", "GBP", "CHF", "JPY").get(random.nextInt(4)));
      case INSTANT -> Moments.MONDAY.plus(Duration.ofMinutes(random.nextInt(600_000)));
      case DATE -> LocalDate.of(2020, 1, 1).plusDays(random.nextInt(3_000));
      case DURATION -> Duration.ofMinutes(random.nextInt(6_000));
      case TEXTS -> List.copyOf(type.attributes().keySet()).subList(0, random.nextInt(3));
    };
  }
}
