package dev.pillowmint.decision.policy;

import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/**
 * An amount made of parts. It is reckoned with exact fractions in this order: the base, {@code
 * times}, at least {@code min}, at most {@code max}, less what is set off; and rounded <em>once, at
 * the end</em>, half up to the currency's minor unit unless the policy says otherwise. Rounding
 * never leads beyond {@code min} or {@code max}: where it would, the limit itself is given. Never
 * below zero.
 *
 * @param base what is multiplied, bounded and rounded
 * @param times how often, such as persons or items; null: once
 * @param min at least; null: no such limit
 * @param max at most, whatever {@code min} says; null: no such limit
 * @param less what is set off; null: nothing
 * @param rounding null: half up to the minor unit, once at the end
 */
record Reckoned(
    Base base,
    @Nullable Expression times,
    @Nullable Price min,
    @Nullable Price max,
    @Nullable Price less,
    @Nullable Rounding rounding)
    implements Price {

  @Override
  public Answer ask(Facts facts) {
    try {
      return new Answer.Known(reckon(facts));
    } catch (Unanswered e) {
      return e.why();
    } catch (NoRateException e) {
      return new Answer.NoRate(String.valueOf(e.getMessage()));
    } catch (ArithmeticException | DateTimeException e) {
      return Answer.uncomputable(String.valueOf(e.getMessage()));
    }
  }

  private Money reckon(Facts facts) throws Unanswered {
    Money claim = base.reckon(facts, rounding != null && rounding.each() ? rounding : null);
    if (times != null) {
      claim = claim.times(Fraction.of(Math.max(0, Asked.whole(times, facts))));
    }
    claim = bounded(claim, facts).most(claim.nothing());
    if (less != null) {
      Money owed = claim.minus(Asked.money(less, facts).most(claim.nothing()));
      return rounded(owed.most(owed.nothing()), facts, false);
    }
    return rounded(claim, facts, true);
  }

  private Money rounded(Money exact, Facts facts, boolean atLeast) throws Unanswered {
    if (rounding == null) {
      return exact;
    }
    Money rounded = rounding.round(exact);
    Money least = atLeast && min != null ? rounded.most(Asked.money(min, facts)) : rounded;
    return max == null ? least : least.least(Asked.money(max, facts).most(exact.nothing()));
  }

  private Money bounded(Money claim, Facts facts) throws Unanswered {
    Money least = min == null ? claim : claim.most(Asked.money(min, facts));
    return max == null ? least : least.least(Asked.money(max, facts));
  }
}
