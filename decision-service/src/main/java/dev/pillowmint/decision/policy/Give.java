package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.Amount;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** What a table says at one place. */
sealed interface Give {

  /**
   * How much that is.
   *
   * @param of what percents are of; null only in a table without percents
   */
  Money reckon(@Nullable Price of, Facts facts) throws Unanswered;

  /** A percentage of the table's base. */
  record Percent(BigDecimal percent) implements Give {
    @Override
    public Money reckon(@Nullable Price of, Facts facts) throws Unanswered {
      if (of == null) {
        throw new Unanswered(Answer.uncomputable("a percentage of nothing"));
      }
      return MoneyFunctions.percent(Asked.money(of, facts), percent);
    }
  }

  /** An amount. */
  record Sum(Price price) implements Give {
    @Override
    public Money reckon(@Nullable Price of, Facts facts) throws Unanswered {
      return Asked.money(price, facts);
    }
  }

  /** Nothing. */
  record Nothing(Currency currency) implements Give {
    @Override
    public Money reckon(@Nullable Price of, Facts facts) {
      return facts.money(new Amount(BigDecimal.ZERO, currency));
    }
  }
}
