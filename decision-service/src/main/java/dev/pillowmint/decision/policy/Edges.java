package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.Amount;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the edges of bands, in the unit of what the table goes by.
 *
 * @param scale what kind of values
 * @param base the policy's currency
 */
record Edges(Scale scale, Currency base) {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(\\.\\d{1,9})?");
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,12}");
  private static final Pattern SHORT = Pattern.compile("(\\d{1,6})([smhd])");

  Optional<BigDecimal> read(Word word) {
    return switch (scale) {
      case WHOLE -> number(word, WHOLE, "a whole number", "3");
      case NUMBER -> number(word, NUMBER, "a number", "1500");
      case DURATION -> duration(word);
      case MONEY -> PolicyCompiler.inBase(word, base).map(Amount::value);
      case TIME, TEXTS -> Optional.empty();
    };
  }

  /** Between whole numbers there is nothing: up to 3 included is up to 4 excluded. */
  Range normal(
      @Nullable BigDecimal low, boolean withLow, @Nullable BigDecimal high, boolean withHigh) {
    if (scale != Scale.WHOLE) {
      return new Range(low, withLow, high, withHigh);
    }
    @Nullable BigDecimal first = low == null || withLow ? low : low.add(BigDecimal.ONE);
    @Nullable BigDecimal end = high == null || !withHigh ? high : high.add(BigDecimal.ONE);
    return new Range(first, true, end, false);
  }

  private static Optional<BigDecimal> number(
      Word word, Pattern shape, String kind, String example) {
    if (shape.matcher(word.text()).matches()) {
      return Optional.of(new BigDecimal(word.text()));
    }
    word.fault(
        "the table goes by %s; \"%s\" is none".formatted(kind, word.text()),
        "Write for example \"%s\".".formatted(example));
    return Optional.empty();
  }

  private static Optional<BigDecimal> duration(Word word) {
    Matcher text = SHORT.matcher(word.text());
    if (!text.matches()) {
      return number(word, NUMBER) ? unitless(word) : word.span().map(Asked::seconds);
    }
    long number = Long.parseLong(text.group(1));
    return Optional.of(
        Asked.seconds(
            switch (text.group(2)) {
              case "s" -> Duration.ofSeconds(number);
              case "m" -> Duration.ofMinutes(number);
              case "h" -> Duration.ofHours(number);
              default -> Duration.ofDays(number);
            }));
  }

  private static boolean number(Word word, Pattern shape) {
    return shape.matcher(word.text()).matches();
  }

  private static Optional<BigDecimal> unitless(Word word) {
    word.fault(
        "the table goes by a length of time; \"%s\" lacks its unit".formatted(word.text()),
        "Write for example \"%sm\" for minutes, \"3h\", \"2 days\".".formatted(word.text()));
    return Optional.empty();
  }
}
