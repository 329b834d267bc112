package dev.pillowmint.deploy;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The metrics that docs/operators.md promises. */
final class Metrics {
  private static final Pattern FIRST_CELL =
      Pattern.compile("(?m)^\\| `([a-z_]+)(?:\\{[^`]*)?` \\|");

  private Metrics() {}

  /** Names as Prometheus shows them; a timer or histogram without its suffixes. */
  static Set<String> documented() {
    Set<String> names = new TreeSet<>();
    FIRST_CELL
        .matcher(Shipped.text("../docs/operators.md"))
        .results()
        .forEach(r -> names.add(r.group(1)));
    return names;
  }

  /** The name without what a timer or histogram adds to it. */
  static String family(String metric) {
    return metric.replaceFirst("_(bucket|count|sum|max)$", "");
  }
}
