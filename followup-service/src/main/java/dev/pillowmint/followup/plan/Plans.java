package dev.pillowmint.followup.plan;

import dev.pillowmint.followup.plan.FollowUp.About;
import dev.pillowmint.followup.plan.FollowUp.Status;
import dev.pillowmint.followup.plan.FollowUp.Task;
import dev.pillowmint.followup.plan.GrantedGesture.Step;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What follows a gesture or a promise. The same question gets the same answer, ids included. */
public final class Plans {
  private static final String PROMISE_CHECK = "promise-check";
  private static final String CALLBACK = "callback";

  private Plans() {}

  /**
   * The follow-ups of a gesture, the check of its promise last; what the customer does not want is
   * in the plan as cancelled.
   */
  public static List<FollowUp> plan(
      GrantedGesture gesture, Customer customer, HouseRules rules, Instant now) {
    Calendar calendar = customer.calendar(rules);
    List<FollowUp> plan = new ArrayList<>();
    boolean fulfilled = !gesture.isCallback();
    for (Step step : steps(gesture)) {
      boolean fulfils = !fulfilled && step.kind() == Kind.CALLBACK;
      fulfilled |= fulfils;
      Instant due = due(step, gesture, calendar);
      plan.add(
          planned(about(gesture, step, fulfils), task(gesture, step, fulfils), customer, due, now));
    }
    plan.replaceAll(followUp -> judged(followUp, customer, rules, now));
    plan.add(check(gesture, customer, calendar, now));
    return plan;
  }

  /** The check of a promise that staff made. */
  static FollowUp check(News.PromiseMade promise, Customer customer, Instant now) {
    About about = new About(null, promise.promiseId(), null, promise.event(), promise.what(), null);
    Task task = new Task(PROMISE_CHECK, Kind.PROMISE_CHECK, false, true, false, promise.role());
    return planned(about, task, customer, promise.dueAt(), now);
  }

  /** Names the check of a promise. */
  static UUID checkOf(String customerId, String promiseId) {
    return id(customerId, promiseId, PROMISE_CHECK);
  }

  /**
   * By when a gesture is promised. A call cannot be made in quiet hours: if it was granted in them,
   * its time begins when they end. If the word of it comes too late for anybody to keep it, its
   * time begins now: nobody broke a promise that nobody knew of.
   */
  static Instant promisedBy(GrantedGesture gesture, Calendar calendar, Instant now) {
    Instant by = promisedBy(gesture.grantedAt(), gesture, calendar);
    return by.isAfter(now) ? by : promisedBy(now, gesture, calendar);
  }

  private static Instant promisedBy(Instant from, GrantedGesture gesture, Calendar calendar) {
    Instant begin = gesture.isCallback() ? calendar.welcomeFrom(from) : from;
    return begin.plus(Duration.between(gesture.grantedAt(), gesture.dueAt()));
  }

  /** A promise is checked once, at its due time, so a step that asks for it adds nothing. */
  private static List<Step> steps(GrantedGesture gesture) {
    List<Step> steps = new ArrayList<>(gesture.steps());
    steps.removeIf(step -> step.kind() == Kind.PROMISE_CHECK);
    if (gesture.isCallback() && steps.stream().noneMatch(s -> s.kind() == Kind.CALLBACK)) {
      steps.addFirst(new Step(CALLBACK, Kind.CALLBACK, Duration.ZERO, false, null, null));
    }
    return steps;
  }

  private static Instant due(Step step, GrantedGesture gesture, Calendar calendar) {
    Instant due = gesture.grantedAt().plus(step.after());
    return step.kind().disturbs() ? calendar.welcomeFrom(due) : due;
  }

  private static About about(GrantedGesture gesture, Step step, boolean fulfils) {
    return new About(
        gesture.id(),
        fulfils ? gesture.id() : null,
        gesture.rule(),
        gesture.origin(),
        step.text() == null ? gesture.description() : step.text(),
        gesture.customerText() == null ? step.text() : gesture.customerText());
  }

  private static Task task(GrantedGesture gesture, Step step, boolean fulfils) {
    boolean part = step.kind() == Kind.CALLBACK || step.kind() == Kind.THANK_YOU_NOTE;
    boolean owed = gesture.owed() && part && !step.marketing();
    return new Task(step.name(), step.kind(), step.marketing(), owed, fulfils, step.role());
  }

  private static FollowUp check(
      GrantedGesture gesture, Customer customer, Calendar calendar, Instant now) {
    About about =
        new About(
            gesture.id(),
            gesture.id(),
            gesture.rule(),
            gesture.origin(),
            gesture.description(),
            null);
    Task task = new Task(PROMISE_CHECK, Kind.PROMISE_CHECK, false, gesture.owed(), false, null);
    return planned(about, task, customer, promisedBy(gesture, calendar, now), now);
  }

  private static FollowUp planned(
      About about, Task task, Customer customer, Instant due, Instant now) {
    Channel channel = Verdicts.channel(task.kind(), customer);
    UUID id =
        task.kind() == Kind.PROMISE_CHECK
            ? checkOf(customer.id(), text(about.promiseId()))
            : id(customer.id(), text(about.gestureId()), task.step());
    Status status = new Status(State.PLANNED, Reason.PLANNED, channel, due, now, 1, 0, null);
    return new FollowUp(id, customer.id(), about, task, status);
  }

  private static FollowUp judged(
      FollowUp followUp, Customer customer, HouseRules rules, Instant now) {
    return Verdicts.cancellation(followUp, customer, rules, now)
        .map(reason -> cancelled(followUp, reason))
        .orElse(followUp);
  }

  /** Planned as cancelled: it never was anything else, so this is its first revision. */
  static FollowUp cancelled(FollowUp planned, Reason reason) {
    Status s = planned.status();
    return new FollowUp(
        planned.id(),
        planned.customerId(),
        planned.about(),
        planned.task(),
        new Status(State.CANCELLED, reason, s.channel(), s.dueAt(), s.changedAt(), 1, 0, null));
  }

  private static UUID id(String customerId, String promised, String step) {
    String name = customerId + "\n" + promised + "\n" + step;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(@Nullable String id) {
    return id == null ? "" : id;
  }
}
