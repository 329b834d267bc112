package dev.pillowmint.followup.plan;

import dev.pillowmint.followup.plan.Promise.Ending;
import java.time.Instant;
import java.util.Optional;

/** Watches over promises: warns who answers for one, then says that it is broken. */
final class PromiseWatch {
  private final Warning warning;

  PromiseWatch(Warning warning) {
    this.warning = warning;
  }

  /** When a check that was just planned is looked at first. */
  Instant firstLook(FollowUp check) {
    return warning.at(check.status().changedAt(), check.status().dueAt());
  }

  /**
   * Looks at the check of a promise.
   *
   * @return when to look again; empty: the promise has ended
   */
  Optional<Instant> look(CustomerFile file, FollowUp check, Instant now) {
    Promise promise = file.promise(String.valueOf(check.about().promiseId())).orElseThrow();
    Instant due = promise.dueAt();
    if (!promise.isOpen() || due == null) {
      return Optional.empty();
    }
    if (!now.isBefore(due)) {
      file.keep(promise.settled(PromiseState.BROKEN, Ending.byItself(now)));
      file.keep(new Failure(Failure.What.PROMISE, promise.id(), now));
      file.change(check.become(State.FAILED, Reason.BROKEN, now));
      return Optional.empty();
    }
    if (check.status().state() == State.PLANNED && now.isBefore(firstLook(check))) {
      return Optional.of(firstLook(check));
    }
    if (check.status().state() != State.DUE) {
      file.change(check.become(State.DUE, Reason.NEARLY_DUE, due, now), due);
    }
    return Optional.of(due);
  }
}
