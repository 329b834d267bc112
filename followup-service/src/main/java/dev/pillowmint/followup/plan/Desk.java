package dev.pillowmint.followup.plan;

import dev.pillowmint.followup.plan.Promise.Ending;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What people do to what is planned. Whoever says the same again, while nothing has changed since,
 * gets the same answer, and nothing is done twice.
 *
 * <p>A promise keeps its time: what checks or fulfils it cannot be moved beyond it, and neither
 * that nor anything owed is taken off the plan. A later time needs a new promise.
 */
public final class Desk {
  private final Files files;
  private final Clock clock;

  public Desk(Files files, Clock clock) {
    this.files = files;
    this.clock = clock;
  }

  /** Moves a follow-up. Of a promise's check only the warning moves. */
  public Outcome reschedule(UUID id, Instant at, Said said) {
    return act(
        id,
        Act.What.RESCHEDULED,
        at,
        said,
        turn -> {
          Outcome refusal = DeskRules.ofMoving(turn.file(), turn.followUp(), at, turn.now());
          return refusal == null ? moved(turn, at) : refusal;
        });
  }

  /** Takes a follow-up off the plan. */
  public Outcome cancel(UUID id, Said said) {
    return act(
        id,
        Act.What.CANCELLED,
        null,
        said,
        turn -> {
          Outcome refusal = DeskRules.ofCancelling(turn.followUp());
          if (refusal == null) {
            FollowUp dropped =
                turn.followUp().become(State.CANCELLED, Reason.CANCELLED_BY_STAFF, turn.now());
            turn.file().change(dropped);
          }
          return refusal == null ? turn.done() : refusal;
        });
  }

  /**
   * Says that a promise is kept, due or not.
   *
   * @param check the id of the promise's check
   */
  public Outcome keep(UUID check, Said said) {
    return act(
        check,
        Act.What.KEPT,
        null,
        said,
        turn -> {
          Outcome refusal = DeskRules.ofKeeping(turn.file(), turn.followUp());
          if (refusal == null) {
            new Settlement(turn.file(), turn.now(), new Ending(turn.now(), said.by(), null))
                .settle(String.valueOf(turn.followUp().about().promiseId()), PromiseState.KEPT);
          }
          return refusal == null ? turn.done() : refusal;
        });
  }

  private static Outcome moved(Turn turn, Instant at) {
    FollowUp f = turn.followUp();
    Instant due = f.task().kind() == Kind.PROMISE_CHECK ? f.status().dueAt() : at;
    turn.file().change(f.become(State.HELD, Reason.RESCHEDULED, due, turn.now()), at);
    return turn.done();
  }

  private Outcome act(
      UUID id, Act.What what, @Nullable Instant until, Said said, Function<Turn, Outcome> work) {
    return files
        .customerOf(id)
        .map(
            customer ->
                files.inFile(
                    customer, file -> act(new Turn(file, id, now()), what, until, said, work)))
        .orElseGet(Outcome.Unknown::new);
  }

  private static Outcome act(
      Turn turn, Act.What what, @Nullable Instant until, Said said, Function<Turn, Outcome> work) {
    FollowUp followUp = turn.followUp();
    long revision = followUp.status().revision();
    if (turn.isRepeated(turn.act(what, until, said, revision))) {
      return turn.done();
    }
    if (said.revision() != null && said.revision() != revision) {
      return new Outcome.Stale(followUp);
    }
    Outcome outcome = work.apply(turn);
    if (outcome instanceof Outcome.Done done) {
      turn.file().record(turn.act(what, until, said, done.followUp().status().revision()));
    }
    return outcome;
  }

  private Instant now() {
    return clock.instant();
  }

  /**
   * What a person says.
   *
   * @param by who
   * @param note what they write about it; null: nothing
   * @param revision the one that they saw; null: whichever there is
   */
  public record Said(String by, @Nullable String note, @Nullable Long revision) {}

  /** What became of it. */
  public sealed interface Outcome {
    /** It is done, now or already. */
    record Done(FollowUp followUp) implements Outcome {}

    /** What was asked for makes no sense. */
    record Invalid(String why) implements Outcome {}

    /** It has changed since the person saw it. */
    record Stale(FollowUp now) implements Outcome {}

    /** A rule does not allow it. */
    record Refused(String why) implements Outcome {}

    /** There is none of that id. */
    record Unknown() implements Outcome {}
  }

  private record Turn(CustomerFile file, UUID id, Instant now) {

    FollowUp followUp() {
      return file.followUp(id).orElseThrow();
    }

    Outcome done() {
      return new Outcome.Done(followUp());
    }

    boolean isRepeated(Act wanted) {
      return file.lastAct(id).filter(last -> last.isRepeatedBy(wanted)).isPresent();
    }

    /** Nothing is written about somebody who was erased. */
    Act act(Act.What what, @Nullable Instant until, Said said, long revision) {
      String note = file.customer().isErased() ? null : said.note();
      return new Act(now, said.by(), what, id, revision, until, note);
    }
  }
}
