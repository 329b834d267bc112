package dev.pillowmint.followup.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Moves what is planned when the customer's clock or calendar changes. */
final class Moving {
  /** Holds that end by a clock on a wall. */
  private static final Set<Reason> BY_THE_CLOCK =
      Set.of(Reason.QUIET_HOURS, Reason.HOLIDAY, Reason.WEEKEND, Reason.CHANNEL_CLOSED);

  private final CustomerFile file;
  private final HouseRules rules;
  private final Instant now;

  Moving(CustomerFile file, HouseRules rules, Instant now) {
    this.file = file;
    this.rules = rules;
    this.now = now;
  }

  /** From how the customer was known before to how they are now. */
  void from(Customer before) {
    Customer after = file.customer();
    if (before.calendar(rules).equals(after.calendar(rules))
        && String.valueOf(before.country(rules)).equals(String.valueOf(after.country(rules)))) {
      return;
    }
    for (FollowUp followUp : file.openFollowUps()) {
      if (moves(followUp)) {
        move(followUp, before, after);
      }
    }
  }

  private static boolean moves(FollowUp followUp) {
    State state = followUp.status().state();
    boolean waits =
        state == State.PLANNED
            || (state == State.HELD && BY_THE_CLOCK.contains(followUp.status().reason()));
    return waits && followUp.task().kind() != Kind.PROMISE_CHECK && !followUp.isUnderWay();
  }

  private void move(FollowUp followUp, Customer before, Customer after) {
    Instant wished = followUp.when().wishedAt();
    boolean held = followUp.status().state() == State.HELD;
    Instant from = held && wished.isBefore(now) ? now : wished;
    Instant was = Plans.due(followUp, Known.of(before, rules, now), from);
    Instant is = Plans.due(followUp, Known.of(after, rules, now), from);
    if (was.equals(is) || followUp.status().dueAt().equals(is)) {
      return;
    }
    file.change(followUp.movedTo(is, now));
    if (followUp.task().fulfils()) {
      giveTime(followUp, Duration.between(was, is));
    }
  }

  /** A call that has to wait longer may be kept later; one that need not is not broken sooner. */
  private void giveTime(FollowUp call, Duration longer) {
    String promiseId = String.valueOf(call.about().promiseId());
    if (longer.isNegative()) {
      return;
    }
    file.promise(promiseId)
        .flatMap(promise -> file.followUp(promise.check()))
        .filter(check -> check.status().state() == State.PLANNED)
        .ifPresent(
            check -> {
              Instant due = check.status().dueAt().plus(longer);
              file.promise(promiseId)
                  .filter(Promise::isOpen)
                  .ifPresent(promise -> file.keep(promise.dueBy(due)));
              file.change(check.movedTo(due, now));
            });
  }
}
