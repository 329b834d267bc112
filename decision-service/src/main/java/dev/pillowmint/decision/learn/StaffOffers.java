package dev.pillowmint.decision.learn;

/** Where offers of staff go, to be decided like any event. */
public interface StaffOffers {

  /**
   * Returns once the offer is durable.
   *
   * @throws LearnedAwayException if it is not, or nobody knows
   */
  void publish(StaffOffer offer);
}
