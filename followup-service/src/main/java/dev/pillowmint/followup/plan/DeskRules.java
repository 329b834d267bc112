package dev.pillowmint.followup.plan;

import dev.pillowmint.followup.plan.Desk.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What people may do to what is planned; null: they may. */
final class DeskRules {
  private static final Duration FURTHEST = Duration.ofDays(400);

  private DeskRules() {}

  static @Nullable Outcome ofMoving(CustomerFile file, FollowUp followUp, Instant at, Instant now) {
    if (!at.isAfter(now) || at.isAfter(now.plus(FURTHEST))) {
      return new Outcome.Invalid(
          "at is %s; expected a time after now, %s, and within %d days"
              .formatted(at, now, FURTHEST.toDays()));
    }
    Outcome ended = ofChanging(followUp);
    if (ended != null) {
      return ended;
    }
    String promiseId = followUp.about().promiseId();
    Instant due = promiseId == null ? null : file.promise(promiseId).orElseThrow().dueAt();
    return due == null || !at.isAfter(due)
        ? null
        : new Outcome.Refused(
            "It belongs to the promise \"%s\", which is due at %s, before %s. A later time needs a new promise: publish \"promise.made\""
                .formatted(promiseId, due, at));
  }

  static @Nullable Outcome ofCancelling(FollowUp followUp) {
    FollowUp.Task task = followUp.task();
    if (task.kind() == Kind.PROMISE_CHECK || task.fulfils()) {
      return new Outcome.Refused(
          "The promise \"%s\" depends on it, so it cannot be cancelled. Keep the promise; or, if the customer does not want it, publish \"gesture.refused\""
              .formatted(followUp.about().promiseId()));
    }
    if (task.owed()) {
      return new Outcome.Refused("It is owed to the customer, so it cannot be cancelled");
    }
    return ofChanging(followUp);
  }

  static @Nullable Outcome ofKeeping(CustomerFile file, FollowUp check) {
    String promiseId = check.about().promiseId();
    if (check.task().kind() != Kind.PROMISE_CHECK || promiseId == null) {
      return new Outcome.Refused("It is no check of a promise; say that it is done instead");
    }
    Promise promise = file.promise(promiseId).orElseThrow();
    Promise.Ending ending = promise.ending();
    return promise.isOpen()
        ? null
        : new Outcome.Refused(
            "The promise is %s%s%s; what ended stays ended"
                .formatted(
                    promise.state().code(),
                    ending == null ? "" : " since " + ending.at(),
                    ending == null || ending.by() == null ? "" : " by " + ending.by()));
  }

  private static @Nullable Outcome ofChanging(FollowUp followUp) {
    FollowUp.Status status = followUp.status();
    if (status.state().isFinal()) {
      return new Outcome.Refused(
          "It is %s (%s) since %s; what ended stays ended"
              .formatted(status.state(), status.reason().code(), status.changedAt()));
    }
    return followUp.isUnderWay()
        ? new Outcome.Refused("It is being sent at this moment; look again in a minute")
        : null;
  }
}
