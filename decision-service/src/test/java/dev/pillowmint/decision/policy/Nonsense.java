package dev.pillowmint.decision.policy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Documents that nobody would write, or only somebody hostile. */
final class Nonsense {
  private static final List<String> WORDS =
      List.of(
          "name",
          "version",
          "currency",
          "timeZone",
          "rates",
          "values",
          "calendars",
          "gifts",
          "caps",
          "budgets",
          "leeway",
          "approval",
          "guards",
          "defaults",
          "learning",
          "rules",
          "tests",
          "on",
          "priority",
          "when",
          "because",
          "gestures",
          "decline",
          "ladder",
          "oncePer",
          "proof",
          "after",
          "quota",
          "counterCost",
          "kind",
          "amount",
          "as",
          "percent",
          "of",
          "table",
          "bands",
          "from",
          "to",
          "below",
          "above",
          "times",
          "min",
          "max",
          "less",
          "round",
          "perDay",
          "count",
          "calendar",
          "grace",
          "pauses",
          "choice",
          "until",
          "followUps",
          "description",
          "within",
          "code",
          "text",
          "steps",
          "key",
          "group",
          "facts",
          "burden",
          "role",
          "tiers",
          "then",
          "answerWithin",
          "period",
          "rolling",
          "each",
          "reserveFrom",
          "warnAt",
          "hard",
          "notStated",
          "stacking",
          "title");
  private static final List<String> VALUES =
      List.of(
          "house",
          "1",
          "-1",
          "EUR",
          "GBP",
          "XXX",
          "fee.charged",
          "*",
          "service.*",
          "refund",
          "gift",
          "callback",
          "event.kind",
          "5.00 EUR",
          "-5.00 EUR",
          "999999999999.9999 EUR",
          "0.00 EUR",
          "3 days",
          "999999 weeks",
          "P99999999999999D",
          "PT-1S",
          "true",
          "null",
          "~",
          "",
          "{fee}",
          "{",
          "}{|}",
          "event.amount",
          "event.amount > 5",
          "day",
          "Europe/Berlin",
          "50%",
          "1e999",
          ".inf",
          "0x7fffffffffffffff",
          "2026-02-30",
          "\u0000",
          "\ud83d\ude00",
          "\ud800",
          "ü",
          "no-petty-fee");
  private static final List<String> ATOMS =
      List.of(
          "event.amount",
          "event.cause",
          "event.fee",
          "event.goodsHeldBack",
          "event.nothing",
          "customer.interests",
          "customer.yearlyValue",
          "customer.tier",
          "customer",
          "event",
          "1",
          "-1",
          "9223372036854775807",
          "1.5e308",
          "\"slip\"",
          "b\"x\"",
          "null",
          "[]",
          "{}",
          "[1, 2]",
          "[[1]]",
          "money(\"5.00 EUR\")",
          "money(\"x\")",
          "days(90)",
          "days(-1)",
          "hours(99999999)",
          "duration(\"1h\")",
          "duration(\"-99999999h\")",
          "timestamp(\"2026-01-01T00:00:00Z\")",
          "customer.count(\"fee.charged\", days(9))",
          "customer.goodwill(days(9))",
          "type(1)",
          "dyn(1)",
          "x",
          "pillowmint.Event{}",
          "google.protobuf.Any{}",
          ".event",
          "true",
          "r\"(a+)+$\"",
          "1u");
  private static final List<String> OPERATORS =
      List.of(
          "+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||", "in", ".",
          "? 1 :");
  private static final int DEEPEST = 6;

  private final RandomGenerator random;
  private final List<String> good;
  private final List<Supplier<String>> kinds;

  /**
   * @param good documents to spoil
   */
  Nonsense(RandomGenerator random, List<String> good) {
    this.random = random;
    this.good = good;
    this.kinds =
        List.of(
            this::spoilt, this::spoilt, this::tree, this::tree, this::expression, this::hostile);
  }

  String document() {
    return one(kinds).get();
  }

  private String spoilt() {
    byte[] bytes = one(good).getBytes(StandardCharsets.UTF_8);
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      bytes = spoilt(bytes);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private byte[] spoilt(byte[] bytes) {
    int at = random.nextInt(Math.max(1, bytes.length));
    int length = Math.min(random.nextInt(1, 40), bytes.length - at);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String changed =
        switch (random.nextInt(5)) {
          case 0 -> text.substring(0, at) + (char) random.nextInt(256) + text.substring(at);
          case 1 -> text.substring(0, at) + text.substring(at + length);
          case 2 -> text.substring(0, at) + text.substring(at, at + length) + text.substring(at);
          case 3 -> text.substring(0, at) + latin(one(VALUES)) + text.substring(at + length);
          default -> text.substring(0, at) + "\n" + latin(one(WORDS)) + ": " + text.substring(at);
        };
    return changed.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String latin(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private String tree() {
    StringBuilder yaml = new StringBuilder();
    for (int i = random.nextInt(1, 12); i > 0; i--) {
      yaml.append(one(WORDS)).append(": ").append(flow(0)).append('\n');
    }
    return yaml.toString();
  }

  private String flow(int depth) {
    return switch (depth >= DEEPEST ? 0 : random.nextInt(4)) {
      case 1 -> "[" + several(() -> flow(depth + 1)) + "]";
      case 2, 3 -> "{" + several(() -> one(WORDS) + ": " + flow(depth + 1)) + "}";
      default -> quoted(random.nextInt(4) == 0 ? cel(0) : one(VALUES));
    };
  }

  private String several(Supplier<String> entry) {
    return Stream.generate(entry).limit(random.nextInt(1, 5)).collect(Collectors.joining(", "));
  }

  private String expression() {
    return """
        name: p
        version: 1
        currency: EUR
        rules:
          - name: r
            title: R
            on: fee.charged
            when: %s
            gestures:
              - {kind: refund, amount: %s, description: %s}
        """
        .formatted(quoted(cel(0)), quoted(cel(0)), quoted(one(VALUES)));
  }

  private String cel(int depth) {
    if (depth >= DEEPEST) {
      return one(ATOMS);
    }
    return switch (random.nextInt(8)) {
      case 0, 1 -> cel(depth + 1) + " " + one(OPERATORS) + " " + cel(depth + 1);
      case 2 -> "(" + cel(depth + 1) + ")";
      case 3 -> one(List.of("!", "-", "has", "size", "int", "string")) + "(" + cel(depth + 1) + ")";
      case 4 ->
          "%s.%s(x, %s)"
              .formatted(
                  cel(depth + 1),
                  one(List.of("all", "exists", "exists_one", "map", "filter", "matches")),
                  cel(depth + 1));
      case 5 -> cel(depth + 1) + "[" + cel(depth + 1) + "]";
      default -> one(ATOMS);
    };
  }

  private String hostile() {
    int many = random.nextInt(10, 3_000);
    return switch (random.nextInt(10)) {
      case 0 -> "[".repeat(many * 20);
      case 1 -> "{a: ".repeat(many);
      case 2 -> bomb();
      case 3 -> "name: " + "x".repeat(many * 100) + "\nrules: []";
      case 4 -> "- ".repeat(many);
      case 5 -> "rules:\n" + "  - {name: a, on: fee.charged}\n".repeat(many);
      case 6 -> when("[1,2,3].all(a, ".repeat(many % 60) + "true" + ")".repeat(many % 60));
      case 7 -> when("(".repeat(many) + "1" + ")".repeat(many));
      case 8 -> when("1" + " + 1".repeat(many));
      default -> "a: &a [*a]\nname: *a\nrules: *a\n";
    };
  }

  private static String bomb() {
    StringBuilder yaml = new StringBuilder("a0: &a0 {name: x, on: fee.charged}\n");
    for (int i = 1; i < 40; i++) {
      yaml.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
    }
    return yaml.append("rules: *a39\n").toString();
  }

  private static String when(String cel) {
    return """
        name: p
        version: 1
        currency: EUR
        rules:
          - {name: r, title: R, on: fee.charged, when: "%s", decline: {code: x, text: x}}
        """
        .formatted(cel);
  }

  private String quoted(String text) {
    return random.nextInt(8) == 0 ? text : "'" + text.replace("'", "''") + "'";
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
