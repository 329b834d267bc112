package dev.pillowmint.benchmarks;

/**
 * A line of the table.
 *
 * @param figure what was measured
 * @param measured how much it is
 * @param yardstick what it is compared with, and how much that is
 * @param ratio of the two
 * @param target what is wanted
 * @param met whether it is
 */
record Line(
    String figure, String measured, String yardstick, String ratio, String target, boolean met) {

  String text() {
    return "%-34s %14s  %-32s %8s  %-24s %s"
        .formatted(figure, measured, yardstick, ratio, target, met ? "met" : "NOT MET");
  }

  static String head() {
    return "%-34s %14s  %-32s %8s  %-24s"
        .formatted("figure", "measured", "yardstick", "ratio", "target");
  }
}
