package dev.pillowmint.decision.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code amount}: in figures, as an expression, or made of parts. */
final class AmountReader {
  static final Pattern PERCENT = Pattern.compile("(\\d{1,4}(?:\\.\\d{1,6})?) ?(%?)");
  private static final Pattern STEP = Pattern.compile("\\d{1,9}(\\.\\d{1,4})?");
  private static final List<String> BASES = List.of("percent", "perDay", "perHour", "table");

  private final ExpressionReader expressions;

  AmountReader(ExpressionReader expressions) {
    this.expressions = expressions;
  }

  /** The amount of a gesture; empty if there is none or it could not be read. */
  Optional<Price> read(Section gesture) {
    if (!gesture.has("amount")) {
      return Optional.empty();
    }
    return gesture.holdsWord("amount")
        ? gesture.word("amount").flatMap(this::word)
        : gesture.section("amount").flatMap(this::parts);
  }

  private Optional<Price> word(Word word) {
    Optional<Price> price = expressions.positive(word);
    if (price.isPresent()
        && price.get() instanceof Price.Fixed fixed
        && fixed.amount().value().signum() == 0) {
      word.fault("a gesture of nothing", "Leave \"amount\" out if it costs nothing.");
    }
    return price;
  }

  private Optional<Price> parts(Section section) {
    boolean bounded = section.has("min");
    Optional<Base> base = base(section, bounded);
    @Nullable Expression times =
        section.word("times").flatMap(w -> expressions.of(w, Scale.WHOLE)).orElse(null);
    @Nullable Price min = section.word("min").flatMap(expressions::positive).orElse(null);
    @Nullable Price max = section.word("max").flatMap(expressions::positive).orElse(null);
    @Nullable Price less = section.word("less").flatMap(expressions::price).orElse(null);
    @Nullable Rounding rounding = section.section("round").flatMap(this::rounding).orElse(null);
    refuseCrossed(section, min, max);
    section.refuseUnread();
    return base.map(b -> new Reckoned(b, times, min, max, less, rounding));
  }

  private Optional<Base> base(Section section, boolean bounded) {
    List<String> named = BASES.stream().filter(section::has).toList();
    if (named.size() > 1) {
      section.fault(
          named.get(1),
          "an amount has one base; this has \"%s\" and \"%s\""
              .formatted(named.get(0), named.get(1)),
          "Keep one of them.");
      return Optional.empty();
    }
    Optional<Price> of =
        section.word("of").flatMap(bounded ? expressions::price : expressions::positive);
    return switch (named.isEmpty() ? "of" : named.getFirst()) {
      case "percent" -> percent(section, of);
      case "perDay", "perHour" -> accrued(section, named.getFirst(), bounded);
      case "table" -> section.section("table").flatMap(s -> tabled(section, s, of));
      default -> whole(section, of);
    };
  }

  private static Optional<Base> whole(Section section, Optional<Price> of) {
    if (!section.has("of")) {
      section.fault(
          "amount",
          "an amount in parts lacks its base",
          "Begin with one of: percent and of; perDay or perHour; table; or of alone.");
    }
    return of.map(price -> new Base.Share(BigDecimal.valueOf(100), price));
  }

  private Optional<Base> percent(Section section, Optional<Price> of) {
    if (!section.has("of")) {
      section.fault("percent", "percent of what?", "Add for example \"of: event.price\".");
    }
    if (!section.holdsWord("percent")) {
      return section.section("percent").flatMap(s -> tabled(section, s, of));
    }
    return section
        .word("percent")
        .flatMap(AmountReader::percent)
        .flatMap(p -> of.map(price -> new Base.Share(p, price)));
  }

  /** Such as {@code 50}, {@code 12.5%}. */
  static Optional<BigDecimal> percent(Word word) {
    Matcher percent = PERCENT.matcher(word.text());
    if (percent.matches()) {
      return Optional.of(new BigDecimal(percent.group(1)));
    }
    word.fault("\"%s\" is no percentage".formatted(word.text()), "Write for example \"12.5%\".");
    return Optional.empty();
  }

  private Optional<Base> tabled(Section amount, Section section, Optional<Price> of) {
    TableReader reader = new TableReader(expressions);
    Optional<Table> table = reader.read(section);
    if (reader.percents() && !amount.has("of")) {
      amount.fault("table", "the table says percent, of what?", "Add \"of: event.price\".");
    }
    if (!reader.percents() && amount.has("of")) {
      amount.fault("of", "no percentage of the table needs it", "Leave \"of\" out.");
    }
    return table.map(t -> new Base.Tabled(t, of.orElse(null)));
  }

  private Optional<Base> accrued(Section section, String key, boolean bounded) {
    Optional<Price> unit =
        section.word(key).flatMap(bounded ? expressions::price : expressions::positive);
    if (section.has("of")) {
      section.fault("of", "\"%s\" says already what is given".formatted(key), "Leave it out.");
    }
    return new AccrualReader(expressions, section)
        .read(key)
        .flatMap(accrual -> unit.map(price -> new Base.Accrued(price, accrual)));
  }

  private Optional<Rounding> rounding(Section section) {
    BigDecimal least = Rates.minorUnit(expressions.terms().rates().base());
    BigDecimal step = section.word("to").flatMap(word -> step(word, least)).orElse(least);
    Rounding.Mode mode =
        section
            .word("mode")
            .flatMap(w -> w.oneOf(Rounding.Mode.class))
            .orElse(Rounding.Mode.HALF_UP);
    String at = section.word("at").map(Word::text).orElse("end");
    if (!Stream.of("end", "each").toList().contains(at)) {
      section.fault("at", "\"%s\" is not known here".formatted(at), "Write \"end\" or \"each\".");
    }
    section.refuseUnread();
    return Optional.of(new Rounding(step, mode, at.equals("each")));
  }

  private static Optional<BigDecimal> step(Word word, BigDecimal least) {
    BigDecimal step =
        STEP.matcher(word.text()).matches() ? new BigDecimal(word.text()) : BigDecimal.ZERO;
    if (step.signum() > 0 && step.remainder(least).signum() == 0) {
      return Optional.of(step);
    }
    word.fault(
        "\"%s\" cannot be rounded to".formatted(word.text()),
        "Write a multiple of %s, for example \"%s\".".formatted(least, least));
    return Optional.empty();
  }

  private static void refuseCrossed(Section section, @Nullable Price min, @Nullable Price max) {
    if (min instanceof Price.Fixed low
        && max instanceof Price.Fixed high
        && low.amount().currency().equals(high.amount().currency())
        && low.amount().value().compareTo(high.amount().value()) > 0) {
      section.fault("min", "the least is more than the most", "Exchange \"min\" and \"max\".");
    }
  }
}
