package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.Amount;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes of a gesture as the policy writes it what is offered to one customer. */
final class Offering {
  private final Template template;
  private final Facts facts;

  private Offering(Template template, Facts facts) {
    this.template = template;
    this.facts = facts;
  }

  /** Known: an {@link Offer}, or false if it is not offered here. */
  static Answer of(Template template, Facts facts) {
    Answer applies = template.when() == null ? Answer.TRUE : template.when().ask(facts);
    if (applies instanceof Answer.NotStated) {
      return Answer.FALSE;
    }
    if (!applies.equals(Answer.TRUE)) {
      return applies;
    }
    try {
      return new Offering(template, facts).offer();
    } catch (Unanswered e) {
      return e.why() instanceof Answer.Failed failed
          ? Answer.uncomputable(failed.problem())
          : e.why();
    } catch (NoRateException e) {
      return new Answer.NoRate(String.valueOf(e.getMessage()));
    } catch (ArithmeticException | DateTimeException e) {
      return Answer.uncomputable(String.valueOf(e.getMessage()));
    }
  }

  private Answer offer() throws Unanswered {
    Shape shape = template.shape();
    GiftCatalogue.@Nullable Gift gift = null;
    @Nullable Amount amount = null;
    if (shape.gifts() != null) {
      gift = shape.gifts().choose(facts).orElse(null);
      if (gift == null) {
        return shape.otherwise() == null ? Answer.FALSE : of(shape.otherwise(), facts);
      }
      amount = gift.price();
    } else if (template.price() != null) {
      amount = amount(template.price());
    }
    @Nullable Manner manner = shape.isPlain() ? Manner.PLAIN : manner(shape);
    return manner == null || (amount != null && amount.value().signum() <= 0)
        ? Answer.FALSE
        : new Answer.Known(template.offer(facts, amount, gift, manner));
  }

  private Amount amount(Price price) throws Unanswered {
    return price instanceof Price.Fixed fixed && Bounds.keeps(fixed.amount(), facts.base())
        ? fixed.amount()
        : Bounds.amount(Asked.money(price, facts), template.ledger());
  }

  /** Null: it would have lapsed before it is given. */
  private @Nullable Manner manner(Shape shape) throws Unanswered {
    @Nullable Instant until = until(shape.until());
    if (lapsed(until)) {
      return null;
    }
    List<Manner.Alternative> alternatives = new ArrayList<>(shape.alternatives().size());
    for (Shape.Alternative alternative : shape.alternatives()) {
      alternative(alternative).ifPresent(alternatives::add);
    }
    return new Manner(
        shape.form(),
        until,
        points(shape.points()),
        shape.role(),
        shape.welcomeHours(),
        alternatives);
  }

  private Optional<Manner.Alternative> alternative(Shape.Alternative written) throws Unanswered {
    Amount amount = amount(written.price());
    @Nullable Instant until = until(written.until());
    return lapsed(until) || amount.value().signum() <= 0
        ? Optional.empty()
        : Optional.of(
            new Manner.Alternative(
                written.form(), amount, until, points(written.points()), written.needsConsent()));
  }

  private @Nullable Long points(Shape.@Nullable Points points) throws Unanswered {
    return points == null ? null : points.count(facts);
  }

  private @Nullable Instant until(@Nullable Until until) throws Unanswered {
    return until == null ? null : until.at(facts);
  }

  private boolean lapsed(@Nullable Instant until) {
    return until != null && !until.isAfter(facts.time());
  }
}
