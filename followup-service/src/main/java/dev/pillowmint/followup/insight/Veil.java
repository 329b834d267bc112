package dev.pillowmint.followup.insight;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes out of a text who must not be known by it. */
final class Veil {
  static final String INSTEAD = "[…]";

  private static final int SHORTEST = 2;
  private static final int LONG = 5;

  /** E-mail addresses, and six digits or more as in numbers of telephones, orders and accounts. */
  private static final Pattern TRACES =
      Pattern.compile("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+|\\+?\\d(?:[ ./()-]{0,2}\\d){5,}");

  private static final Pattern SPACES = Pattern.compile("[\\s,;]+");

  private final Pattern names;

  private Veil(Pattern names) {
    this.names = names;
  }

  /** Each name and each word of it; long ones and whole names however they are written. */
  static Veil over(Collection<String> names) {
    String all =
        names.stream()
            .flatMap(name -> Stream.concat(Stream.of(name), Arrays.stream(SPACES.split(name))))
            .map(String::strip)
            .filter(name -> name.length() >= SHORTEST)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Veil::pattern)
            .collect(Collectors.joining("|"));
    return new Veil(
        Pattern.compile(
            all.isEmpty() ? "(?!)" : "(?<![\\p{L}\\p{N}])(?:" + all + ")(?![\\p{L}\\p{N}])"));
  }

  /** A short one may be a word, such as "will": only as it is written, or in capitals. */
  private static String pattern(String name) {
    return name.length() >= LONG
        ? "(?iu:%s)".formatted(Pattern.quote(name))
        : Pattern.quote(name) + "|" + Pattern.quote(name.toUpperCase(Locale.ROOT));
  }

  String drawn(String text) {
    return TRACES.matcher(names.matcher(text).replaceAll(INSTEAD)).replaceAll(INSTEAD);
  }
}
