package dev.pillowmint.decision.policy;

/** Where a gesture's cost belongs. */
public enum Ledger {
  /** Owed: never reduced by a cap, a budget or an approval. */
  ENTITLEMENT,
  /** Offered freely, within caps and budgets. */
  GOODWILL
}
