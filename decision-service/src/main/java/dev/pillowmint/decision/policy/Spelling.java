package dev.pillowmint.decision.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what a misspelt name may have meant. */
final class Spelling {
  private Spelling() {}

  /** "Did you mean …? " or nothing. */
  static String advice(String name, Collection<String> known) {
    return nearest(name, known).map(n -> "Did you mean \"" + n + "\"? ").orElse("");
  }

  private static Optional<String> nearest(String name, Collection<String> known) {
    return known.stream()
        .filter(candidate -> distance(name, candidate) <= tolerance(name))
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
  }

  private static int tolerance(String name) {
    return name.length() < 4 ? 1 : Math.max(2, name.length() / 3);
  }

  /** Levenshtein's, of at most the first 64 characters. */
  static int distance(String left, String right) {
    String a = left.substring(0, Math.min(64, left.length()));
    String b = right.substring(0, Math.min(64, right.length()));
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
