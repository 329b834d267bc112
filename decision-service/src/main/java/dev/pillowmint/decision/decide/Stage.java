package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.policy.NoRateException;

/** One consideration between what a rule offers and what caps and budgets are asked for. */
interface Stage {

  /**
   * What is left of the choice.
   *
   * @throws NoRateException if it must convert a currency that has no rate
   */
  Choice apply(Situation situation, Choice choice);

  /** Whether to give what is owed when it cannot be computed would perhaps give it twice. */
  default boolean countsWhatIsOwed() {
    return false;
  }
}
