package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.AttributeException;
import dev.pillowmint.catalogue.AttributeType;
import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.JsonValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Attributes that an event did not state and somebody found out, as {@code name=value}: money as
 * {@code 4.90 EUR}, a list with commas, all else as in an event's JSON.
 *
 * @param values by name
 * @param faults what could not be read, in words
 */
record StatedLater(Map<String, Object> values, List<String> faults) {
  static final StatedLater NOTHING = new StatedLater(Map.of(), List.of());

  StatedLater {
    values = Map.copyOf(values);
    faults = List.copyOf(faults);
  }

  /**
   * @param type of the event that they are about
   */
  static StatedLater of(EventType type, List<String> texts) {
    if (texts.isEmpty()) {
      return NOTHING;
    }
    Map<String, Object> values = new HashMap<>();
    List<String> faults = new ArrayList<>();
    for (String text : texts) {
      String[] parts = text.split("=", 2);
      Optional<AttributeType> attribute = type.attribute(parts[0].trim());
      if (parts.length < 2 || attribute.isEmpty()) {
        faults.add(
            "\"%s\" states no attribute of %s; write for example %s."
                .formatted(text, type.name(), "delay=PT3H"));
      } else {
        read(attribute.get(), parts[1].trim(), values, faults);
      }
    }
    return new StatedLater(values, faults);
  }

  private static void read(
      AttributeType attribute, String text, Map<String, Object> values, List<String> faults) {
    try {
      values.put(attribute.name(), JsonValues.read(attribute, json(attribute, text)));
    } catch (AttributeException | NumberFormatException e) {
      faults.add("Not understood: %s=%s.".formatted(attribute.name(), text));
    }
  }

  private static Object json(AttributeType attribute, String text) {
    return switch (attribute.kind()) {
      case INTEGER -> Long.valueOf(text);
      case NUMBER -> Double.valueOf(text);
      case FLAG -> flag(text);
      case MONEY -> money(text);
      case TEXTS -> List.of(text.split("\\s*,\\s*"));
      case TEXT, INSTANT, DATE, DURATION -> text;
    };
  }

  private static Object flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> text;
    };
  }

  private static Map<String, String> money(String text) {
    String[] parts = text.split(" ", 2);
    return Map.of("amount", parts[0], "currency", parts.length < 2 ? "" : parts[1].trim());
  }
}
