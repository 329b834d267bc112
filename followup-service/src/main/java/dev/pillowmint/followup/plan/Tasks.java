package dev.pillowmint.followup.plan;

import dev.pillowmint.followup.plan.CustomerFile.Completion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * People at work on the worklist. Two never hold the same task; whoever comes too late is told so,
 * and by whom.
 */
public final class Tasks {
  /** After so long others may take what somebody took. */
  public static final Duration CLAIM = Duration.ofMinutes(30);

  private static final Duration SOONEST_TRY = Duration.ofMinutes(1);

  private final Files files;
  private final Care care;
  private final TaskNotes taskNotes;
  private final HouseRules rules;
  private final Clock clock;

  public Tasks(Files files, Care care, TaskNotes taskNotes, HouseRules rules, Clock clock) {
    this.files = files;
    this.care = care;
    this.taskNotes = taskNotes;
    this.rules = rules;
    this.clock = clock;
  }

  /** Takes a task for a while; again: for a while longer. */
  public Answer claim(UUID id, String by) {
    Asked asked = new Asked(id, null, by);
    return at(
        asked,
        (file, followUp) -> {
          Claim claim = new Claim(by, clock.instant().plus(CLAIM));
          taskNotes.claim(id, claim);
          return new Answer.Taken(claim);
        });
  }

  /** Gives a task back; what somebody else has stays theirs. */
  public Answer release(UUID id, String by) {
    return at(new Asked(id, null, by), (file, followUp) -> released(id));
  }

  /** The task is done. Said again by the same person, nothing changes. */
  public Answer finish(Asked asked, @Nullable String note) {
    return at(
        asked,
        (file, followUp) ->
            switch (care.finish(asked.id, asked.by, note)) {
              case Care.Finish.Finished finished -> released(asked.id);
              case Care.Finish.DoneBefore before -> new Answer.DoneBefore(before.completion());
              case Care.Finish.NotDue notDue -> new Answer.Changed(notDue.status());
              case Care.Finish.Unknown unknown -> new Answer.Unknown();
            });
  }

  /**
   * Nobody answered.
   *
   * @param again when to try next; moves on to when the customer welcomes it
   */
  public Answer notReached(Asked asked, Instant again, @Nullable String note) {
    return at(
        asked,
        (file, followUp) -> {
          Instant now = clock.instant();
          Instant soonest = now.plus(SOONEST_TRY);
          Instant wished = again.isBefore(soonest) ? soonest : again;
          Instant next =
              Welcome.of(followUp.task(), Channel.WORKLIST, file.customer(), rules).from(wished);
          taskNotes.add(asked.id, new Try(asked.by, now, Try.Outcome.NOT_REACHED, note));
          file.change(followUp.become(State.HELD, Reason.NOT_REACHED, next, now));
          return released(asked.id);
        });
  }

  /** The customer does not want it. */
  public Answer refused(Asked asked, @Nullable String note) {
    return at(
        asked,
        (file, followUp) -> {
          Instant now = clock.instant();
          taskNotes.add(asked.id, new Try(asked.by, now, Try.Outcome.REFUSED, note));
          new Settlement(file, now).cancel(followUp, Reason.REFUSED);
          return released(asked.id);
        });
  }

  /** Keeps what somebody says of a deed of theirs; nothing of an erased customer. */
  public void reflect(UUID id, Reflection reflection) {
    files
        .customerOf(id)
        .ifPresent(
            customer ->
                files.inFile(
                    customer,
                    file -> {
                      if (!file.customer().isErased()) {
                        taskNotes.keep(id, reflection);
                      }
                      return file;
                    }));
  }

  private Answer at(Asked asked, BiFunction<CustomerFile, FollowUp, Answer> work) {
    Function<CustomerFile, Answer> looked =
        file -> {
          FollowUp followUp = file.followUp(asked.id).orElseThrow();
          return hindrance(file, followUp, asked).orElseGet(() -> work.apply(file, followUp));
        };
    return files
        .customerOf(asked.id)
        .map(customer -> files.inFile(customer, looked))
        .orElseGet(Answer.Unknown::new);
  }

  private Optional<Answer> hindrance(CustomerFile file, FollowUp followUp, Asked asked) {
    FollowUp.Status status = followUp.status();
    if (status.state() == State.DONE) {
      return Optional.of(
          file.completion(asked.id)
              .<Answer>map(done -> doneBefore(done, asked))
              .orElseGet(() -> new Answer.Changed(status)));
    }
    if (status.state() != State.DUE) {
      return Optional.of(new Answer.Changed(status));
    }
    Optional<Claim> held =
        taskNotes.claim(asked.id).filter(claim -> claim.keepsOut(asked.by, clock.instant()));
    if (held.isPresent()) {
      return held.map(Answer.HeldByAnother::new);
    }
    return asked.revision == null || asked.revision == status.revision()
        ? Optional.empty()
        : Optional.of(new Answer.Changed(status));
  }

  private static Answer doneBefore(Completion done, Asked asked) {
    return done.by().equals(asked.by) ? new Answer.Done() : new Answer.DoneBefore(done);
  }

  private Answer released(UUID id) {
    taskNotes.release(id);
    return new Answer.Done();
  }

  /**
   * What somebody says about a task.
   *
   * @param id which
   * @param revision as they saw it; null: whatever it is
   * @param by who
   */
  public record Asked(UUID id, @Nullable Long revision, String by) {}

  /** What became of it. */
  public sealed interface Answer {
    /** As asked. */
    record Done() implements Answer {}

    /** Theirs now. */
    record Taken(Claim claim) implements Answer {}

    /** Somebody else is at it; nothing changed. */
    record HeldByAnother(Claim claim) implements Answer {}

    /** Somebody else did it; nothing changed. */
    record DoneBefore(Completion completion) implements Answer {}

    /** It is not what they saw, or not on the worklist; nothing changed. */
    record Changed(FollowUp.Status status) implements Answer {}

    /** There is none of that id. */
    record Unknown() implements Answer {}
  }
}
