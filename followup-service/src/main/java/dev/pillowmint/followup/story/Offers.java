package dev.pillowmint.followup.story;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Lets people make missed moments good, each once. */
public final class Offers {
  private final Chronicles chronicles;
  private final Clock clock;

  public Offers(Chronicles chronicles, Clock clock) {
    this.chronicles = chronicles;
    this.clock = clock;
  }

  /**
   * A person gives something. The same person again changes nothing.
   *
   * @param role one of theirs
   */
  public Offered offer(String decisionId, Offer.Gift gift, Person person, String role) {
    return chronicles
        .customerOfDecision(decisionId)
        .map(
            customer ->
                chronicles.inChronicle(
                    customer, chronicle -> offer(chronicle, decisionId, gift, person, role)))
        .orElseGet(Offered.Unknown::new);
  }

  private Offered offer(
      Chronicle chronicle, String decisionId, Offer.Gift gift, Person person, String role) {
    Optional<Decision> known = chronicle.decision(decisionId);
    if (known.isEmpty()) {
      return new Offered.Unknown();
    }
    Optional<Offer> before = chronicle.offer(decisionId);
    if (before.isPresent()) {
      boolean same = before.get().by().equals(person.id()) && before.get().gift().equals(gift);
      return same ? new Offered.Sent(before.get()) : new Offered.OfferedBefore(before.get());
    }
    if (!known.get().isMissed()) {
      return new Offered.NotMissed(known.get());
    }
    Offer offer =
        new Offer(
            decisionId, gift, person.id(), role, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    chronicle.keep(offer);
    chronicle.announce(offer.announcement(known.get().customerId()));
    return new Offered.Sent(offer);
  }

  /** What became of a person's offer. */
  public sealed interface Offered {
    /** It is kept, and on its way to be decided on. */
    record Sent(Offer offer) implements Offered {}

    /** Somebody else was faster. */
    record OfferedBefore(Offer offer) implements Offered {}

    /** It was given, is proposed, or was declined on purpose. */
    record NotMissed(Decision now) implements Offered {}

    /** There is none of that id. */
    record Unknown() implements Offered {}
  }
}
