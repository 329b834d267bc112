package dev.pillowmint.decision.policy;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gestures that need no reckoning: fixed amounts, or an amount of the event as it is stated. */
final class Plain {
  private static final Pattern ATTRIBUTE = Pattern.compile("event\\.(\\w+)");

  private Plain() {}

  /**
   * @param stated attributes that are stated in any case
   */
  static boolean is(Template gesture, Set<String> stated) {
    Shape shape = gesture.shape();
    return gesture.when() == null
        && is(gesture.price(), stated)
        && shape.gifts() == null
        && shape.until() == null
        && shape.points() == null
        && shape.alternatives().stream().allMatch(a -> is(a.price(), stated) && a.until() == null);
  }

  private static boolean is(@Nullable Price price, Set<String> stated) {
    return switch (price) {
      case null -> true;
      case Price.Fixed fixed -> true;
      case Price.Computed computed -> {
        Matcher attribute = ATTRIBUTE.matcher(computed.expression().text().strip());
        yield attribute.matches() && stated.contains(attribute.group(1));
      }
      case Reckoned reckoned -> false;
    };
  }
}
