package dev.pillowmint.decision.policy;

import dev.pillowmint.decision.policy.ShapeReader.Shaped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a refund is given as, or may be at the customer's choice. */
final class RefundReader {
  private static final int MOST_ALTERNATIVES = 10;

  private final ExpressionReader expressions;
  private final Ledger ledger;

  RefundReader(ExpressionReader expressions, Ledger ledger) {
    this.expressions = expressions;
    this.ledger = ledger;
  }

  Shaped single(Section section) {
    boolean stated = section.has("as");
    Shape.Alternative one = alternative(section);
    if (ledger == Ledger.ENTITLEMENT && !one.form().settlesDebt()) {
      section.fault(
          "as",
          "what is owed is owed in money",
          "Leave the choice to the customer: choice: [{as: money, amount: ...}, {as: voucher, ...}].");
    }
    return shaped(stated ? one.form() : null, one, List.of());
  }

  Shaped choice(Section section) {
    if (section.has("amount")) {
      section.fault("amount", "each choice has its own amount", "Leave this one out.");
    }
    List<Shape.Alternative> all = new ArrayList<>();
    for (Section one : section.sections("choice")) {
      all.add(chosen(one, all.isEmpty()));
      one.refuseUnread();
    }
    if (all.size() < 2 || all.size() > MOST_ALTERNATIVES) {
      section.fault(
          "choice",
          "a choice is between two and %d".formatted(MOST_ALTERNATIVES),
          "Write a list such as [{as: money, amount: ...}, {as: voucher, amount: ...}].");
      return new Shaped(new Shape(null, null, null, null, false, List.of(), null, null), null);
    }
    return shaped(all.getFirst().form(), all.getFirst(), all.subList(1, all.size()));
  }

  private Shape.Alternative chosen(Section section, boolean first) {
    section.needed("as", "as: voucher");
    if (!section.has("amount") && !section.has("points")) {
      section.fault("as", "a choice lacks its amount", "Add for example \"amount: 5.00 EUR\".");
    }
    Shape.Alternative read = alternative(section);
    boolean must =
        read.form() == Form.VOUCHER || (ledger == Ledger.ENTITLEMENT && !read.form().settlesDebt());
    boolean consent = section.word("consent").map(w -> needed(w, must)).orElse(must);
    if (first && consent && read.form() != Form.MONEY) {
      section.fault(
          "as",
          "the first choice is given if the customer does not choose; this needs their consent",
          "Put \"as: money\" first.");
    }
    return new Shape.Alternative(read.form(), read.price(), read.until(), read.points(), consent);
  }

  private boolean needed(Word word, boolean must) {
    boolean needed = word.text().equals("needed");
    if (!needed && !word.text().equals("not-needed")) {
      word.fault("\"%s\" is not known here".formatted(word.text()), "Write needed or not-needed.");
    }
    if (!needed && must && ledger == Ledger.ENTITLEMENT) {
      word.fault("instead of money that is owed, this needs consent", "Write \"consent: needed\".");
    }
    return needed;
  }

  private Shape.Alternative alternative(Section section) {
    Form form =
        section
            .word("as")
            .flatMap(w -> w.oneOf(Form.class).filter(f -> refunds(w, f)))
            .orElse(Form.MONEY);
    @Nullable Until until = section.word("until").flatMap(w -> until(w, form)).orElse(null);
    Shape.@Nullable Points points = points(section, form).orElse(null);
    Price price =
        points == null
            ? new AmountReader(expressions).read(section).orElseGet(this::unread)
            : new Reckoned(new Base.Valued(points), null, null, null, null, null);
    return new Shape.Alternative(form, price, until, points, false);
  }

  private Optional<Shape.Points> points(Section section, Form form) {
    if (form != Form.POINTS) {
      return Optional.empty();
    }
    if (section.has("amount")) {
      section.fault("amount", "points cost \"points\" times \"pointValue\"", "Leave it out.");
    }
    Optional<Expression> number =
        section.needed("points", "points: 500").flatMap(w -> expressions.of(w, Scale.WHOLE));
    Optional<Price> value =
        section.needed("pointValue", "pointValue: 0.01 EUR").flatMap(expressions::positive);
    return number.flatMap(n -> value.map(v -> new Shape.Points(n, v)));
  }

  private Optional<Until> until(Word word, Form form) {
    if (!form.ends()) {
      word.fault("money does not lapse", "Leave \"until\" out, or say \"as: voucher\".");
    }
    return word.looksLikeSpan()
        ? word.span().map(Until.After::new)
        : expressions.of(word, Scale.TIME).map(Until.Stated::new);
  }

  private static boolean refunds(Word word, Form form) {
    if (!form.refunds()) {
      word.fault(
          "a refund is no \"%s\"".formatted(word.text()),
          "Write money, credit, points, voucher or waiver.");
    }
    return form.refunds();
  }

  /** Stands in for an amount that is at fault. */
  private Price unread() {
    return new Price.Fixed(
        new dev.pillowmint.catalogue.Amount(
            java.math.BigDecimal.ZERO, expressions.terms().rates().base()));
  }

  private static Shaped shaped(
      @Nullable Form form, Shape.Alternative first, List<Shape.Alternative> others) {
    return new Shaped(
        new Shape(form, first.until(), first.points(), null, false, others, null, null),
        first.price());
  }
}
