package dev.pillowmint.decision.policy;

import dev.cel.common.ast.CelExpr;
import dev.pillowmint.catalogue.Amount;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what one gesture's amount and dates are made of; every fact it reads must be faced. */
final class ExpressionReader {
  private static final Pattern ZERO = Pattern.compile("0+(\\.0+)?");

  private final Language language;
  private final Terms terms;
  private final TextReader texts;
  private final List<CelExpr> known;

  /**
   * @param texts knows which attributes are sure to be stated
   * @param conditions that hold whenever the gesture is offered
   */
  static ExpressionReader of(
      Language language, Terms terms, TextReader texts, List<Expression> conditions) {
    List<CelExpr> known =
        conditions.stream()
            .flatMap(c -> language.parsed(c.text()).stream())
            .flatMap(c -> NotNegative.conjuncts(c).stream())
            .toList();
    return new ExpressionReader(language, terms, texts, known);
  }

  private ExpressionReader(Language language, Terms terms, TextReader texts, List<CelExpr> known) {
    this.language = language;
    this.terms = terms;
    this.texts = texts;
    this.known = known;
  }

  /** Where a condition holds, too. */
  ExpressionReader whenever(@Nullable Expression condition) {
    return new ExpressionReader(language, terms, texts.where(condition), known);
  }

  Terms terms() {
    return terms;
  }

  Language language() {
    return language;
  }

  /** Money that cannot come out negative. */
  Optional<Price> positive(Word word) {
    if (word.looksLikeMoney()) {
      return literal(word).map(Price.Fixed::new);
    }
    return price(word)
        .filter(
            price -> {
              Optional<CelExpr> difference =
                  language.parsed(word.raw()).flatMap(e -> NotNegative.find(e, known));
              difference.ifPresent(
                  e ->
                      word.fault(
                          "this may come out negative",
                          "Compare the two in \"when\" first, for example event.asked <"
                              + " event.price; or write max(..., money(\"0.00 %s\"))."
                                  .formatted(terms.rates().base())));
              return difference.isEmpty();
            });
  }

  /** Money, whatever its sign; {@code 0} is none. */
  Optional<Price> price(Word word) {
    if (ZERO.matcher(word.text()).matches()) {
      return Optional.of(new Price.Fixed(new Amount(BigDecimal.ZERO, terms.rates().base())));
    }
    return word.looksLikeMoney()
        ? literal(word).map(Price.Fixed::new)
        : faced(word, language.amount(word)).map(Price.Computed::new);
  }

  /** An amount in figures, in a currency that has a rate. */
  Optional<Amount> literal(Word word) {
    return TermsReader.amount(word, terms.rates());
  }

  Optional<Expression> of(Word word, Scale scale) {
    return faced(word, language.of(word, scale));
  }

  Optional<Expression> condition(Word word) {
    return faced(word, language.condition(word));
  }

  private Optional<Expression> faced(Word word, Optional<Expression> expression) {
    expression.ifPresent(
        e ->
            e.reads().stream()
                .filter(name -> !texts.sure(name) && !e.tests().contains(name))
                .forEach(
                    name ->
                        word.fault(
                            "\"%s\" may not be stated".formatted(name),
                            ("Say what counts then, for example has(event.%1$s) ? event.%1$s :"
                                    + " money(\"5.00 %2$s\"); or ask has(event.%1$s) in \"when\".")
                                .formatted(name, terms.rates().base()))));
    return expression;
  }
}
