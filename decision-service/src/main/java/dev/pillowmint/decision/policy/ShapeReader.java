package dev.pillowmint.decision.policy;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads how a gesture is carried out, and what it costs. */
final class ShapeReader {
  private final ExpressionReader expressions;
  private final Ledger ledger;
  private final Function<Section, Optional<Template>> gestures;

  /**
   * @param gestures reads what is given if no gift fits
   */
  ShapeReader(
      ExpressionReader expressions, Ledger ledger, Function<Section, Optional<Template>> gestures) {
    this.expressions = expressions;
    this.ledger = ledger;
    this.gestures = gestures;
  }

  /**
   * A shape with its price.
   *
   * @param shape how
   * @param price null: nothing, or the chosen gift's
   */
  record Shaped(Shape shape, @Nullable Price price) {}

  /**
   * @param kind null: the event names it
   */
  Shaped read(Section section, @Nullable Kind kind) {
    return switch (kind) {
      case REFUND -> refund(section);
      case GIFT -> gift(section);
      case CALLBACK -> callback(section);
      case null -> plain(section);
    };
  }

  private Shaped refund(Section section) {
    RefundReader refunds = new RefundReader(expressions, ledger);
    if (section.has("choice")) {
      return refunds.choice(section);
    }
    if (!section.has("amount") && !section.has("points")) {
      section.fault("kind", "a refund has an amount", "Add for example \"amount: 5.00 EUR\".");
    }
    return refunds.single(section);
  }

  private Shaped gift(Section section) {
    if (section.has("findPersonal")) {
      refuseAmount(section, "findPersonal");
      return section.section("findPersonal").map(this::personal).orElseGet(() -> plain(section));
    }
    if (!section.has("from")) {
      return plain(section);
    }
    refuseAmount(section, "from");
    @Nullable GiftChoice gifts =
        section.section("from").map(s -> new GiftReader(expressions).read(s)).orElse(null);
    @Nullable Template otherwise = section.section("otherwise").flatMap(gestures).orElse(null);
    return new Shaped(shape(null, null, false, gifts, otherwise), null);
  }

  private Shaped personal(Section section) {
    Optional<Price> allowance =
        section.needed("allowance", "allowance: 40.00 EUR").flatMap(expressions::positive);
    String role = section.word("role").map(Word::text).orElse("care-team");
    section.refuseUnread();
    return new Shaped(shape(Form.FIND_PERSONAL, role, false, null, null), allowance.orElse(null));
  }

  private Shaped callback(Section section) {
    @Nullable String role = section.word("role").map(Word::text).orElse(null);
    boolean welcome = section.word("welcomeHours").flatMap(Word::flag).orElse(false);
    return new Shaped(shape(null, role, welcome, null, null), plain(section).price());
  }

  private Shaped plain(Section section) {
    @Nullable Price price = new AmountReader(expressions).read(section).orElse(null);
    return new Shaped(shape(null, null, false, null, null), price);
  }

  private static Shape shape(
      @Nullable Form form,
      @Nullable String role,
      boolean welcomeHours,
      @Nullable GiftChoice gifts,
      @Nullable Template otherwise) {
    return new Shape(form, null, null, role, welcomeHours, java.util.List.of(), gifts, otherwise);
  }

  private static void refuseAmount(Section section, String key) {
    if (section.has("amount")) {
      section.fault(
          "amount", "\"%s\" says already what it costs".formatted(key), "Leave \"amount\" out.");
    }
  }
}
