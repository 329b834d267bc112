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
  private static final Own NOTHING = new Own(null, null);

  /** A piece of a text. */
  sealed interface Part {}

  /** {@code {given}} or {@code {gift}}: what the gesture itself comes to. */
  record OfGesture(boolean gift) implements Part {}

  /**
   * What a gesture comes to.
   *
   * @param amount what it costs; null: nothing
   * @param gift what was chosen; null: nothing was
   */
  record Own(@Nullable Amount amount, @Nullable String gift) {}

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
    return say(facts, NOTHING);
  }

  String say(Facts facts, Own own) {
    return parts.size() == 1
        ? say(parts.getFirst(), facts, own)
        : String.join("", pieces(facts, own, parts.size()));
  }

  /** As the reason why a rule applies, a sentence that names the rule. */
  String because(Facts facts, String rule) {
    int size = parts.size();
    String[] pieces = pieces(facts, NOTHING, size + 3);
    String last = pieces[size - 1];
    pieces[size - 1] = last.endsWith(".") ? last.substring(0, last.length() - 1) : last;
    pieces[size] = " (rule ";
    pieces[size + 1] = rule;
    pieces[size + 2] = ").";
    return String.join("", pieces);
  }

  private String[] pieces(Facts facts, Own own, int length) {
    String[] pieces = new String[length];
    for (int i = 0; i < parts.size(); i++) {
      pieces[i] = say(parts.get(i), facts, own);
    }
    return pieces;
  }

  private static String say(Part part, Facts facts, Own own) {
    return switch (part) {
      case Words words -> words.words();
      case OfGesture of -> spoken(of.gift() ? own.gift() : own.amount(), "something");
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
