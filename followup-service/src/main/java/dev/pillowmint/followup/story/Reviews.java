package dev.pillowmint.followup.story;

import dev.pillowmint.catalogue.Amount;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Takes people's answers to proposals. What becomes of one, the decision says when it is told anew.
 */
public final class Reviews {
  private final Chronicles chronicles;
  private final Clock clock;

  public Reviews(Chronicles chronicles, Clock clock) {
    this.chronicles = chronicles;
    this.clock = clock;
  }

  /**
   * A person answers. The same answer of the same person again changes nothing.
   *
   * @param revision of the decision that they saw
   */
  public Reviewed answer(String decisionId, int revision, Answer.Said said, Person person) {
    return chronicles
        .customerOfDecision(decisionId)
        .map(
            customer ->
                chronicles.inChronicle(
                    customer, chronicle -> answer(chronicle, decisionId, revision, said, person)))
        .orElseGet(Reviewed.Unknown::new);
  }

  private Reviewed answer(
      Chronicle chronicle, String decisionId, int revision, Answer.Said said, Person person) {
    Optional<Decision> known = chronicle.decision(decisionId);
    if (known.isEmpty()) {
      return new Reviewed.Unknown();
    }
    Decision decision = known.get();
    Optional<Answer> before = chronicle.answer(decisionId, revision);
    if (before.isPresent()) {
      boolean same = before.get().by().equals(person.id()) && before.get().said().equals(said);
      return same ? new Reviewed.Sent(before.get()) : new Reviewed.AnsweredBefore(before.get());
    }
    Decision.Question question = decision.result().question();
    if (!decision.isProposed() || question == null) {
      return new Reviewed.NotWaiting(decision);
    }
    if (decision.revision() != revision) {
      return new Reviewed.Changed(decision);
    }
    if (!person.mayAnswer(question.role())) {
      return new Reviewed.NotAsked(question.role());
    }
    Optional<String> fault = fault(decision, said);
    if (fault.isPresent()) {
      return new Reviewed.WrongAmount(fault.get());
    }
    Answer answer =
        new Answer(
            decisionId,
            revision,
            said,
            person.id(),
            person.roleFor(question.role()),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    chronicle.keep(answer);
    chronicle.announce(answer.announcement(decision.customerId()));
    return new Reviewed.Sent(answer);
  }

  private static Optional<String> fault(Decision decision, Answer.Said said) {
    Amount amount = said.amount();
    if (said.verdict() != Answer.Verdict.CHANGE) {
      return amount == null
          ? Optional.empty()
          : Optional.of("only \"change\" has an amount; leave it out");
    }
    Optional<Amount> price = decision.price();
    if (price.isEmpty()) {
      return Optional.of("what is proposed has no price that could be changed");
    }
    String currency = price.get().currency().getCurrencyCode();
    return amount != null && amount.value().signum() > 0 && isIn(currency, amount)
        ? Optional.empty()
        : Optional.of("expected an amount above zero in %s".formatted(currency));
  }

  private static boolean isIn(String currency, Amount amount) {
    return amount.currency().getCurrencyCode().equals(currency);
  }

  /** What became of a person's word. */
  public sealed interface Reviewed {
    /** It is kept, and on its way to be decided on. */
    record Sent(Answer answer) implements Reviewed {}

    /** Somebody else was faster. */
    record AnsweredBefore(Answer answer) implements Reviewed {}

    /** It was told anew since they looked. */
    record Changed(Decision now) implements Reviewed {}

    /** It is settled. */
    record NotWaiting(Decision now) implements Reviewed {}

    /** Another role is asked. */
    record NotAsked(String role) implements Reviewed {}

    /** The amount cannot be; says why. */
    record WrongAmount(String expectation) implements Reviewed {}

    /** There is none of that id. */
    record Unknown() implements Reviewed {}
  }
}
