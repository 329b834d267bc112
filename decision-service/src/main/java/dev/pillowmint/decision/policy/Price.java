package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.Amount;

/** What a gesture costs. Its answer, if known, is {@link Money}. */
sealed interface Price permits Price.Fixed, Price.Computed, Reckoned {

  Answer ask(Facts facts);

  /** Always the same. */
  record Fixed(Amount amount) implements Price {
    @Override
    public Answer ask(Facts facts) {
      return new Answer.Known(facts.money(amount));
    }
  }

  /** By expression. */
  record Computed(Expression expression) implements Price {
    @Override
    public Answer ask(Facts facts) {
      return expression.ask(facts);
    }
  }
}
