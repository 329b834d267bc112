package dev.pillowmint.decision.policy;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parts of a whole as a policy writes them: {@code 20%}, {@code 2.5%}. */
final class Share {
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,2})?) ?%");

  private Share() {}

  /** As a fraction from 0 to the most; a fault and empty otherwise. */
  static Optional<BigDecimal> read(Word word, int mostPercent) {
    Matcher percent = PERCENT.matcher(word.text());
    if (percent.matches()) {
      BigDecimal value = new BigDecimal(percent.group(1));
      if (value.compareTo(BigDecimal.valueOf(mostPercent)) <= 0) {
        return Optional.of(value.movePointLeft(2));
      }
    }
    word.fault(
        "\"%s\" is no share".formatted(word.text()),
        "Write a percentage from 0%% to %d%%, for example \"20%%\".".formatted(mostPercent));
    return Optional.empty();
  }
}
