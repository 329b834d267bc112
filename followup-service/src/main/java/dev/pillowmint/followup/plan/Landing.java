package dev.pillowmint.followup.plan;

import dev.pillowmint.followup.plan.HouseRules.MailRetries;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** What an attempt to send leads to. */
final class Landing {
  private static final Duration LONGEST_LOOK = Duration.ofMinutes(5);

  private final HouseRules rules;
  private final DoubleSupplier jitter;

  /**
   * @param jitter random numbers from 0 to 1, to spread retries
   */
  Landing(HouseRules rules, DoubleSupplier jitter) {
    this.rules = rules;
    this.jitter = jitter;
  }

  /**
   * Takes the outcome down.
   *
   * @return when to look again; empty: it need not be looked at any more
   */
  Optional<Instant> land(CustomerFile file, FollowUp followUp, Outcome outcome, Instant now) {
    return switch (outcome) {
      case Outcome.Accepted accepted -> end(file, followUp, State.SENT, Reason.SENT, now);
      case Outcome.Refused refused ->
          toPerson(file, followUp, FailedAttempt.refused(followUp), now);
      case Outcome.Untrusted untrusted -> toPerson(file, followUp, Reason.CHANNEL_UNTRUSTED, now);
      case Outcome.Unwritten unwritten -> list(file, followUp, Reason.NO_TEMPLATE, now);
      case Outcome.Away away -> away(file, followUp, away, now);
      case Outcome.Closed closed -> closed(file, followUp.notTried(), closed, now);
      case Outcome.Busy busy -> busy(file, followUp.notTried(), busy, now);
    };
  }

  private Optional<Instant> away(
      CustomerFile file, FollowUp followUp, Outcome.Away away, Instant now) {
    MailRetries retries = rules.mail();
    int failures = followUp.status().attempts();
    if (isUnwanted(file, followUp, now)) {
      return Optional.empty();
    }
    if (failures >= retries.attempts()) {
      return toPerson(file, followUp, FailedAttempt.lasting(followUp), now);
    }
    Duration wait = retries.after(failures);
    Instant next = now.plus(spread(wait.compareTo(away.pause()) < 0 ? away.pause() : wait));
    return hold(file, followUp, FailedAttempt.passing(followUp), next, now);
  }

  private Optional<Instant> closed(
      CustomerFile file, FollowUp followUp, Outcome.Closed closed, Instant now) {
    if (isUnwanted(file, followUp, now)) {
      return Optional.empty();
    }
    FollowUp.Status status = followUp.status();
    if (status.state() != State.HELD || status.reason() != Reason.CHANNEL_AWAY) {
      Instant next = now.plus(spread(closed.pause()));
      return hold(file, followUp, Reason.CHANNEL_AWAY, next, now);
    }
    Duration waited = Duration.between(status.changedAt(), now);
    if (waited.compareTo(rules.mail().patience()) > 0) {
      return toPerson(file, followUp, FailedAttempt.lasting(followUp), now);
    }
    Instant next = now.plus(spread(later(closed.pause(), waited)));
    file.note(followUp.lookedAtNext(next));
    return Optional.of(next);
  }

  private Optional<Instant> busy(
      CustomerFile file, FollowUp followUp, Outcome.Busy busy, Instant now) {
    Instant next = now.plus(spread(busy.pause()));
    file.note(followUp.lookedAtNext(next));
    return Optional.of(next);
  }

  private boolean isUnwanted(CustomerFile file, FollowUp followUp, Instant now) {
    Optional<Reason> unwanted =
        Verdicts.cancellation(followUp, Known.of(file.customer(), rules, now));
    unwanted.ifPresent(reason -> new Settlement(file, now).cancel(followUp.landed(), reason));
    return unwanted.isPresent();
  }

  /** What has waited long may wait a little longer, lest all of it asks all the time. */
  private static Duration later(Duration pause, Duration waited) {
    Duration part = waited.dividedBy(4);
    Duration longer = part.compareTo(LONGEST_LOOK) < 0 ? part : LONGEST_LOOK;
    return pause.compareTo(longer) < 0 ? longer : pause;
  }

  private Duration spread(Duration wait) {
    return wait.plusMillis((long) (wait.toMillis() * jitter.getAsDouble() / 4));
  }

  private static Optional<Instant> hold(
      CustomerFile file, FollowUp followUp, Reason reason, Instant next, Instant now) {
    file.change(followUp.become(State.HELD, reason, next, now));
    return Optional.of(next);
  }

  private static Optional<Instant> toPerson(
      CustomerFile file, FollowUp followUp, Reason reason, Instant now) {
    file.keep(new Failure(Failure.What.MESSAGE, followUp.id().toString(), now));
    return list(file, followUp, reason, now);
  }

  private static Optional<Instant> list(
      CustomerFile file, FollowUp followUp, Reason reason, Instant now) {
    return end(file, followUp.by(Channel.WORKLIST), State.DUE, reason, now);
  }

  private static Optional<Instant> end(
      CustomerFile file, FollowUp followUp, State state, Reason reason, Instant now) {
    file.change(followUp.become(state, reason, now));
    return Optional.empty();
  }
}
