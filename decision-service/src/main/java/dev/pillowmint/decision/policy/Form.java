package dev.pillowmint.decision.policy;

/** What a refund is given as, or how a gift is found. */
public enum Form {
  /** The way the customer paid. */
  MONEY,
  /** On the customer's account, for later. */
  CREDIT,
  /** Of the customer's programme. */
  POINTS,
  /** For something of the company's, until a date. */
  VOUCHER,
  /** A charge that is not made, until a date. */
  WAIVER,
  /** A gift that a person finds. */
  FIND_PERSONAL;

  /** Whether it is a way to give money back. */
  boolean refunds() {
    return this != FIND_PERSONAL;
  }

  /** Whether it can end. */
  boolean ends() {
    return this != MONEY && this != FIND_PERSONAL;
  }

  /** Whether it is as good as money where something is owed. */
  boolean settlesDebt() {
    return this == MONEY || this == WAIVER;
  }
}
