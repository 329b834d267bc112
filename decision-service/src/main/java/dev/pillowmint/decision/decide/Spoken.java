package dev.pillowmint.decision.decide;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A decision in the words of a policy, to show and to compare. */
public final class Spoken {
  private Spoken() {}

  /** {@code granted}, {@code proposed} or {@code declined}. */
  public static String outcome(Decision decision) {
    return switch (decision) {
      case Decision.Granted granted -> "granted";
      case Decision.Proposed proposed -> "proposed";
      case Decision.Declined declined -> "declined";
    };
  }

  /** The gestures, given ones and then those proposed, each by field. */
  public static List<Map<String, String>> gestures(Decision decision) {
    return chosen(decision).map(Spoken::fields).toList();
  }

  /** The gestures that are given, then those proposed. */
  public static Stream<Chosen> chosen(Decision decision) {
    return Stream.concat(
        decision.given().stream(),
        decision instanceof Decision.Proposed p ? p.proposed().stream() : Stream.empty());
  }

  private static Map<String, String> fields(Chosen gesture) {
    var offer = gesture.offer();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("kind", spoken(offer.kind()));
    fields.put("amount", offer.amount() == null ? "none" : offer.amount().toString());
    fields.put("ledger", spoken(offer.ledger()));
    fields.put("within", offer.within().toString());
    putIfStated(fields, "as", offer.manner().form() == null ? null : spoken(offer.manner().form()));
    putIfStated(fields, "until", offer.manner().until());
    putIfStated(fields, "points", offer.manner().points());
    putIfStated(fields, "role", offer.manner().role());
    fields.put("description", offer.description());
    putIfStated(fields, "customerText", offer.customerText());
    return fields;
  }

  private static void putIfStated(Map<String, String> fields, String key, @Nullable Object value) {
    if (value != null) {
      fields.put(key, value.toString());
    }
  }

  /** Such as {@code kind: refund, amount: 5.00 EUR}. */
  static String brief(Map<String, String> fields) {
    return fields.entrySet().stream()
        .filter(field -> List.of("kind", "amount", "ledger").contains(field.getKey()))
        .map(field -> field.getKey() + ": " + field.getValue())
        .collect(Collectors.joining(", "));
  }

  /** Such as {@code find-personal}. */
  public static String spoken(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
