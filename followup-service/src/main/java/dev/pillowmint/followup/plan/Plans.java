package dev.pillowmint.followup.plan;

import dev.pillowmint.followup.plan.FollowUp.About;
import dev.pillowmint.followup.plan.FollowUp.Status;
import dev.pillowmint.followup.plan.FollowUp.Task;
import dev.pillowmint.followup.plan.FollowUp.When;
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

  private Plans() {}

  /**
   * The follow-ups of a gesture, the check of its promise last; what the customer does not want is
   * in the plan as cancelled.
   */
  public static List<FollowUp> plan(
      GrantedGesture gesture, Customer customer, HouseRules rules, Instant now) {
    Known known = Known.of(customer, rules, now);
    List<FollowUp> plan = new ArrayList<>();
    boolean fulfilled = gesture.act() == null;
    for (Step step : Steps.of(gesture)) {
      boolean fulfils = !fulfilled && step.kind() == Steps.kind(gesture.act());
      fulfilled |= fulfils;
      Task task = Steps.task(gesture, step, fulfils);
      plan.add(planned(Steps.about(gesture, step, fulfils), task, when(gesture, step), known));
    }
    FollowUp check = check(gesture, plan, known);
    plan.replaceAll(followUp -> judged(followUp, known));
    plan.add(check);
    return plan;
  }

  /** What follows a gesture for somebody who was erased: only the check, without a word. */
  static FollowUp anonymousCheck(
      GrantedGesture gesture, Customer customer, HouseRules rules, Instant now) {
    return check(gesture, List.of(), Known.of(customer, rules, now)).erased();
  }

  /** The check of a promise that staff made. */
  static FollowUp check(News.PromiseMade promise, Customer customer, Instant now) {
    About about = new About(null, promise.promiseId(), null, promise.event(), promise.what(), null);
    When when = new When(promise.at(), promise.dueAt(), null);
    return check(about, checkTask(true, promise.role()), when, promise.dueAt(), customer, now);
  }

  /** Names the check of a promise. */
  static UUID checkOf(String customerId, String promiseId) {
    return id(customerId, promiseId, PROMISE_CHECK);
  }

  /**
   * By when a gesture is promised. A call cannot be made in quiet hours: if it was granted in them,
   * its time begins when they end. If the word of it comes too late for anybody to keep it, its
   * time begins now: nobody broke a promise that nobody knew of.
   *
   * @param welcome when the person who keeps it may do so
   */
  static Instant promisedBy(GrantedGesture gesture, Welcome welcome, Instant now) {
    Instant by = promisedBy(gesture.grantedAt(), gesture, welcome);
    return by.isAfter(now) ? by : promisedBy(now, gesture, welcome);
  }

  private static Instant promisedBy(Instant from, GrantedGesture gesture, Welcome welcome) {
    return welcome.from(from).plus(Duration.between(gesture.grantedAt(), gesture.dueAt()));
  }

  /** When a follow-up is looked at if it is meant for that time. */
  static Instant due(FollowUp followUp, Known known, Instant wished) {
    FollowUp.Task task = followUp.task();
    Channel channel = Verdicts.channel(followUp, known);
    return Welcome.of(task, channel, known.customer(), known.rules()).from(wished);
  }

  private static When when(GrantedGesture gesture, Step step) {
    Instant granted = gesture.grantedAt();
    Duration until = step.until();
    return new When(
        granted, granted.plus(step.after()), until == null ? null : granted.plus(until));
  }

  private static FollowUp check(GrantedGesture gesture, List<FollowUp> plan, Known known) {
    Welcome welcome =
        plan.stream()
            .filter(followUp -> followUp.task().fulfils())
            .findFirst()
            .map(f -> Welcome.of(f.task(), f.status().channel(), known.customer(), known.rules()))
            .orElseGet(Welcome::always);
    Instant due = promisedBy(gesture, welcome, known.now());
    When when = new When(gesture.grantedAt(), gesture.dueAt(), null);
    return check(
        Steps.aboutCheck(gesture),
        checkTask(gesture.owed(), Steps.owner(gesture)),
        when,
        due,
        known.customer(),
        known.now());
  }

  private static Task checkTask(boolean owed, @Nullable String role) {
    return new Task(PROMISE_CHECK, Kind.PROMISE_CHECK, false, owed, false, role, List.of(), false);
  }

  private static FollowUp check(
      About about, Task task, When when, Instant due, Customer customer, Instant now) {
    UUID id = checkOf(customer.id(), text(about.promiseId()));
    return new FollowUp(id, customer.id(), about, task, when, status(Channel.WORKLIST, due, now));
  }

  private static FollowUp planned(About about, Task task, When when, Known known) {
    UUID id = id(known.customer().id(), text(about.gestureId()), task.step());
    Status asWished = status(Channel.WORKLIST, when.wishedAt(), known.now());
    FollowUp raw = new FollowUp(id, known.customer().id(), about, task, when, asWished);
    Channel channel = Verdicts.channel(raw, known);
    Instant due =
        task.disturbsBy(channel) || task.restsOnWeekends()
            ? due(raw, known, when.wishedAt())
            : when.wishedAt();
    Status status = status(channel, due, known.now());
    return new FollowUp(id, known.customer().id(), about, task, when, status);
  }

  private static Status status(Channel channel, Instant due, Instant now) {
    return new Status(State.PLANNED, Reason.PLANNED, channel, due, now, 1, 0, null);
  }

  private static FollowUp judged(FollowUp followUp, Known known) {
    return Verdicts.cancellation(followUp, known)
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
        planned.when(),
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
