package dev.pillowmint.decision.policy;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What an amount begins with, before it is multiplied, bounded and rounded. */
sealed interface Base {

  /**
   * Exactly, unless each part is rounded.
   *
   * @param each how each part is rounded; null: only the end is
   */
  Money reckon(Facts facts, @Nullable Rounding each) throws Unanswered;

  private static Money each(Money part, @Nullable Rounding rounding) {
    return rounding == null ? part : rounding.round(part);
  }

  /** Some percent of an amount. */
  record Share(BigDecimal percent, Price of) implements Base {
    @Override
    public Money reckon(Facts facts, @Nullable Rounding each) throws Unanswered {
      return each(MoneyFunctions.percent(Asked.money(of, facts), percent), each);
    }
  }

  /** So much for each day or hour. */
  record Accrued(Price unit, Accrual accrual) implements Base {
    @Override
    public Money reckon(Facts facts, @Nullable Rounding each) throws Unanswered {
      Money one = each(Asked.money(unit, facts), each);
      return one.times(Fraction.of(accrual.units(facts)));
    }
  }

  /** What points cost. */
  record Valued(Shape.Points points) implements Base {
    @Override
    public Money reckon(Facts facts, @Nullable Rounding each) throws Unanswered {
      return points.cost(facts);
    }
  }

  /** What a table says, of an amount if it speaks of percent. */
  record Tabled(Table table, @Nullable Price of) implements Base {
    @Override
    public Money reckon(Facts facts, @Nullable Rounding each) throws Unanswered {
      return each(table.find(facts).reckon(of, facts), each);
    }
  }
}
