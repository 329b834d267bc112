package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.Amount;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Words with placeholders, e.g. {@code Your {item|thing} is on its way}.
 *
 * @param parts in order
 */
record Text(List<Part> parts) {
  /** A piece of a text. */
  sealed interface Part {}

  /** {@code {given}} or {@code {gift}}: what the gesture itself comes to. */
  record OfGesture(boolean gift) implements Part {}

  /** Words as they stand. */
  record Words(String words) implements Part {}

  /**
   * A fact.
   *
   * @param customer whether it is the customer's or the event's
   * @param name of the field
   * @param fallback what is said if it is not stated
   */
  record Placeholder(boolean customer, String name, String fallback) implements Part {}

  Text {
    parts = List.copyOf(parts);
  }

  String say(Facts facts) {
    return say(facts, null, null);
  }

  /**
   * Of a gesture.
   *
   * @param amount what it costs; null: nothing
   * @param gift what was chosen; null: nothing was
   */
  String say(Facts facts, @Nullable Amount amount, @Nullable String gift) {
    return switch (parts.size()) {
      case 1 -> piece(0, facts, amount, gift);
      case 2 -> piece(0, facts, amount, gift) + piece(1, facts, amount, gift);
      case 3 ->
          piece(0, facts, amount, gift)
              + piece(1, facts, amount, gift)
              + piece(2, facts, amount, gift);
      default -> {
        String[] pieces = new String[parts.size()];
        for (int i = 0; i < pieces.length; i++) {
          pieces[i] = piece(i, facts, amount, gift);
        }
        yield String.join("", pieces);
      }
    };
  }

  private String piece(int index, Facts facts, @Nullable Amount amount, @Nullable String gift) {
    return say(parts.get(index), facts, amount, gift);
  }

  private static String say(
      Part part, Facts facts, @Nullable Amount amount, @Nullable String gift) {
    return switch (part) {
      case Words words -> words.words();
      case OfGesture of -> spoken(of.gift() ? gift : amount, "something");
      case Placeholder p ->
          spoken(
              p.customer() ? facts.customerField(p.name()) : facts.attribute(p.name()),
              p.fallback());
    };
  }

  private static String spoken(@Nullable Object value, String fallback) {
    return switch (value) {
      case null -> fallback;
      case Amount amount -> amount.toString();
      case Duration duration -> spoken(duration);
      case List<?> list ->
          list.isEmpty()
              ? fallback
              : list.stream().map(String::valueOf).collect(Collectors.joining(", "));
      default -> value.toString();
    };
  }

  static String spoken(Duration duration) {
    if (duration.toSeconds() % 86_400 == 0) {
      return plural(duration.toDays(), "day");
    }
    if (duration.toSeconds() % 3_600 == 0) {
      return plural(duration.toHours(), "hour");
    }
    return duration.toHours() == 0
        ? plural(duration.toMinutes(), "minute")
        : plural(duration.toHours(), "hour") + " " + plural(duration.toMinutesPart(), "minute");
  }

  private static String plural(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
