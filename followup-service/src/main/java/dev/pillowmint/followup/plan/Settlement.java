package dev.pillowmint.followup.plan;

import dev.pillowmint.followup.plan.Promise.Ending;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Brings promises and follow-ups of one open file to their end. */
final class Settlement {
  private final CustomerFile file;
  private final Ending how;
  private final Instant now;

  Settlement(CustomerFile file, Instant now) {
    this(file, now, Ending.byItself(now));
  }

  /**
   * @param how what is settled here ends
   */
  Settlement(CustomerFile file, Instant now, Ending how) {
    this.file = file;
    this.how = how;
    this.now = now;
  }

  /** Ends a promise, unless it has ended. An end that comes before the promise is kept for it. */
  void settle(String promiseId, PromiseState end) {
    settle(promiseId, end, end == PromiseState.KEPT ? Reason.KEPT : Reason.GESTURE_REFUSED);
  }

  void settle(String promiseId, PromiseState end, Reason reason) {
    Optional<Promise> promise = file.promise(promiseId);
    if (promise.isEmpty()) {
      file.keep(new Promise(file.customer().id(), promiseId, end, null, null, null, how));
      return;
    }
    if (!promise.get().isOpen()) {
      return;
    }
    file.keep(promise.get().settled(end, how));
    State state = end == PromiseState.KEPT ? State.DONE : State.CANCELLED;
    end(promise.get().check(), state, reason);
    for (FollowUp followUp : file.openFollowUps()) {
      if (followUp.task().fulfils() && promiseId.equals(followUp.about().promiseId())) {
        change(followUp, state, reason);
      }
    }
  }

  /** The customer's wish frees us from a promise. */
  void release(String promiseId, Reason reason) {
    settle(promiseId, PromiseState.RELEASED, reason);
  }

  /** Cancels a follow-up; with it the promise that it would have fulfilled. */
  void cancel(FollowUp followUp, Reason reason) {
    if (followUp.isUnderWay()) {
      return;
    }
    change(followUp, State.CANCELLED, reason);
    String promise = followUp.about().promiseId();
    if (followUp.task().fulfils() && promise != null) {
      release(promise, reason);
    }
  }

  /** Nobody asks after a gesture that did not happen. */
  void dropAfterCare(String gestureId, Reason reason) {
    for (FollowUp followUp : file.openFollowUps()) {
      boolean after = followUp.task().kind() != Kind.PROMISE_CHECK && !followUp.task().fulfils();
      if (after && gestureId.equals(followUp.about().gestureId()) && !followUp.isUnderWay()) {
        change(followUp, State.CANCELLED, reason);
      }
    }
  }

  /** Ends everything and forgets the customer. */
  void eraseAll() {
    for (FollowUp followUp : file.openFollowUps()) {
      file.change(followUp.erased().become(State.CANCELLED, Reason.ERASED, now));
    }
    file.promises().forEach(promise -> file.keep(promise.erased(now)));
    file.erase();
  }

  private void end(UUID check, State state, Reason reason) {
    file.followUp(check)
        .filter(f -> !f.status().state().isFinal())
        .ifPresent(f -> change(f, state, reason));
  }

  private void change(FollowUp followUp, State state, Reason reason) {
    file.change(followUp.become(state, reason, now));
  }
}
