package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.Amount;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** One value of a policy document, with its place. Each reading that fails is a fault. */
final class Word {
  private static final Pattern SPAN =
      Pattern.compile("(\\d{1,6}) ?(minutes?|min|m|hours?|h|days?|d|weeks?|w)");
  private static final Pattern RATE = Pattern.compile("\\d{1,6}(\\.\\d{1,10})?");
  private static final Pattern MONEY = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,4})?) ([A-Z]{3})");

  private static final Duration LONGEST = Duration.ofDays(36_525);

  private final Document document;
  private final ScalarNode node;

  Word(Document document, ScalarNode node) {
    this.document = document;
    this.node = node;
  }

  String text() {
    return node.getValue().strip();
  }

  void fault(String problem, String advice) {
    document.fault(Place.of(node), problem, advice);
  }

  /**
   * @param offset of the character in {@link #raw()}
   */
  void fault(int offset, String problem, String advice) {
    document.fault(node, offset, problem, advice);
  }

  /** As YAML gives it, not stripped. */
  String raw() {
    return node.getValue();
  }

  /** Whether it is written like {@code 5.00 EUR}. */
  boolean looksLikeMoney() {
    return MONEY.matcher(text()).matches();
  }

  /** Whether it is written like {@code 3 days} or {@code P3D}. */
  boolean looksLikeSpan() {
    return SPAN.matcher(text()).matches() || text().startsWith("P");
  }

  Optional<Amount> amount() {
    Matcher money = MONEY.matcher(text());
    if (!money.matches()) {
      return refused("is no amount of money", "Write for example \"25.00 EUR\".");
    }
    Optional<String> fewer = Decimals.tooMany(money.group(1), money.group(2));
    if (fewer.isPresent()) {
      return refused("has too many decimals", fewer.get());
    }
    try {
      return Optional.of(Amount.of(money.group(1), money.group(2)));
    } catch (IllegalArgumentException e) {
      return refused(
          "is no amount of money: " + e.getMessage(), "Write for example \"25.00 EUR\".");
    }
  }

  /** Such as {@code 4 hours}, {@code 3d} or {@code P3D}. */
  Optional<Duration> span() {
    String advice =
        "Write for example \"30 minutes\", \"4 hours\", \"3 days\", \"2 weeks\" (or 30m, 4h, 3d, 2w,"
            + " or ISO 8601: PT4H, P3D); at most 100 years. Months and years differ in length.";
    Matcher span = SPAN.matcher(text());
    Optional<Duration> read =
        span.matches()
            ? Optional.of(span(Long.parseLong(span.group(1)), span.group(2)))
            : read(Duration::parse, "is no span of time", advice);
    return read.flatMap(
        d ->
            d.isNegative() || d.compareTo(LONGEST) > 0
                ? refused("is no span of time", advice)
                : Optional.of(d));
  }

  private static Duration span(long number, String unit) {
    return switch (unit.charAt(0)) {
      case 'm' -> Duration.ofMinutes(number);
      case 'h' -> Duration.ofHours(number);
      case 'd' -> Duration.ofDays(number);
      default -> Duration.ofDays(7 * number);
    };
  }

  /** Greater than zero, of at most six digits and ten places. */
  Optional<BigDecimal> rate() {
    String advice = "Write for example \"1.17\".";
    if (!RATE.matcher(text()).matches() || new BigDecimal(text()).signum() == 0) {
      return refused("is no rate", advice);
    }
    return Optional.of(new BigDecimal(text()));
  }

  Optional<Integer> number(int least, int most) {
    String advice = "Write a whole number from %d to %d.".formatted(least, most);
    return read(Integer::valueOf, "is no whole number", advice)
        .filter(
            n -> {
              if (n < least || n > most) {
                fault("\"%s\" is out of range".formatted(text()), advice);
              }
              return n >= least && n <= most;
            });
  }

  Optional<Boolean> flag() {
    return switch (text()) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> refused("is neither true nor false", "Write \"true\" or \"false\".");
    };
  }

  Optional<Currency> currency() {
    String problem = "is no ISO 4217 currency";
    String advice = "Write for example \"EUR\".";
    return read(Currency::getInstance, problem, advice)
        .flatMap(c -> c.getDefaultFractionDigits() < 0 ? refused(problem, advice) : Optional.of(c));
  }

  Optional<ZoneId> zone() {
    return read(ZoneId::of, "is no IANA time zone", "Write for example \"Europe/Berlin\".");
  }

  <E extends Enum<E>> Optional<E> oneOf(Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      if (spoken(constant).equals(text())) {
        return Optional.of(constant);
      }
    }
    var spoken = java.util.Arrays.stream(type.getEnumConstants()).map(Word::spoken).toList();
    return refused(
        "is not known here",
        Spelling.advice(text(), spoken) + "Write one of: " + String.join(", ", spoken) + ".");
  }

  /** As a policy writes it. */
  static String spoken(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private <T> Optional<T> read(Function<String, T> reader, String problem, String advice) {
    try {
      return Optional.of(reader.apply(text()));
    } catch (IllegalArgumentException | DateTimeException e) {
      return refused(problem, advice);
    }
  }

  private <T> Optional<T> refused(String problem, String advice) {
    fault("\"%s\" %s".formatted(text(), problem), advice);
    return Optional.empty();
  }
}
