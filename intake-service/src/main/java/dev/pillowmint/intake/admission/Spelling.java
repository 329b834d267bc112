package dev.pillowmint.intake.admission;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which known name was meant. */
public final class Spelling {
  private static final int LONGEST = 64;

  private Spelling() {}

  /** {@code "; did you mean amount?"} if a known name is near, else nothing. */
  public static String suggestion(String written, Collection<String> known) {
    return nearest(written, known).map("; did you mean %s?"::formatted).orElse("");
  }

  static Optional<String> nearest(String written, Collection<String> known) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    String folded = folded(written);
    return known.stream()
        .filter(name -> distance(folded, folded(name)) <= Math.max(1, name.length() / 3))
        .min(Comparator.comparingInt(name -> distance(folded, folded(name))));
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_. ]", "");
  }

  /** Edits from one to the other: letters inserted, dropped, replaced. */
  private static int distance(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] current = new int[to.length() + 1];
      current[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
