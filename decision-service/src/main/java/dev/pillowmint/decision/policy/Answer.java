package dev.pillowmint.decision.policy;

import java.util.List;

/** What an expression says about the facts. Absent is not false: it is an answer of its own. */
sealed interface Answer {
  /** A condition that holds. */
  Known TRUE = new Known(true);

  /** A condition that does not. */
  Known FALSE = new Known(false);

  /** A value: {@link Boolean} of a condition, {@link Money} of an amount. */
  record Known(Object value) implements Answer {}

  /** It read what nobody stated. */
  record NotStated(List<String> names) implements Answer {}

  /** It compared money of a currency for which there is no rate. */
  record NoRate(String problem) implements Answer {}

  /**
   * The moment is seen, and what it is worth cannot be said.
   *
   * @param code why, as a decision's reason
   * @param problem why, in words
   */
  record Unpriced(String code, String problem) implements Answer {}

  /** An amount that cannot be computed, e.g. since something would be divided by zero. */
  static Unpriced uncomputable(String problem) {
    return new Unpriced("not-computable", problem);
  }

  /** It could not be computed, e.g. a division by zero. */
  record Failed(String problem) implements Answer {}
}
