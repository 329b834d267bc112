package dev.pillowmint.decision.decide;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A decision that waits for an answer, in whatever form it is kept.
 *
 * @param <P> that form
 */
public interface Proposal<P extends Proposal<P>> {

  /** As those who rule on it know it. */
  Pending pending();

  /**
   * With facts that somebody verified.
   *
   * @param facts by attribute; those it does not await do not matter
   * @param stated what they found where the event stated nothing
   */
  P showing(List<String> facts, Map<String, Object> stated);

  /**
   * What a person may say yes to who answers for what is not shown, in the place of what waited.
   *
   * @param claim as weighed now
   */
  P answerable(Decision.Proposed claim);

  /**
   * Whether goodwill is among what the ruling gives.
   *
   * @param at when somebody said yes
   */
  boolean givesGoodwill(Ruling.Granted ruling, Instant at);
}
