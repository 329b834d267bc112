package dev.pillowmint.followup.plan;

import dev.pillowmint.followup.plan.CustomerFile.Completion;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sees gestures and promises through. Everything may be told again: the second time changes
 * nothing.
 */
public final class Care {
  private final Files files;
  private final HouseRules rules;
  private final Clock clock;

  public Care(Files files, HouseRules rules, Clock clock) {
    this.files = files;
    this.rules = rules;
    this.clock = clock;
  }

  /** Plans what follows a gesture. */
  public void take(GrantedGesture gesture) {
    files.inFile(gesture.customerId(), file -> done(() -> take(file, gesture)));
  }

  /** Takes in what happened to a customer. */
  public void hear(News news) {
    files.inFile(news.customerId(), file -> done(() -> hear(file, news)));
  }

  /** A person did a follow-up. */
  public Finish finish(UUID id, String by, @Nullable String note) {
    return files
        .customerOf(id)
        .map(customer -> files.inFile(customer, file -> finish(file, id, by, note)))
        .orElseGet(Finish.Unknown::new);
  }

  private void take(CustomerFile file, GrantedGesture gesture) {
    Customer customer = file.customer();
    Optional<Promise> known = file.promise(gesture.id());
    boolean repeated = known.isPresent() && !known.get().isForeseen();
    if (customer.isErased() || repeated) {
      return;
    }
    Instant now = clock.instant();
    PromiseState foreseen = known.map(Promise::state).orElse(PromiseState.OPEN);
    List<FollowUp> plan = Plans.plan(gesture, customer, rules, now);
    file.keep(
        new Promise(
            customer.id(),
            gesture.id(),
            PromiseState.OPEN,
            gesture.description(),
            plan.getLast().status().dueAt()));
    plan.forEach(file::add);
    Settlement settlement = new Settlement(file, now);
    if (foreseen != PromiseState.OPEN) {
      settlement.settle(gesture.id(), foreseen);
    }
    if (foreseen == PromiseState.RELEASED) {
      settlement.dropAfterCare(gesture.id(), Reason.GESTURE_REFUSED);
    }
    plan.stream()
        .filter(f -> f.task().fulfils() && f.status().state() == State.CANCELLED)
        .forEach(f -> settlement.release(gesture.id(), f.status().reason()));
  }

  private void hear(CustomerFile file, News news) {
    Customer known = file.customer();
    Instant now = clock.instant();
    if (known.isErased() || !file.takeIn(news.event(), now)) {
      return;
    }
    Customer customer = known.with(news);
    if (!customer.equals(known)) {
      file.keep(customer);
    }
    Settlement settlement = new Settlement(file, now);
    switch (news) {
      case News.ProfileChanged n -> reconsider(file, customer, settlement, now);
      case News.PreferenceChanged n -> reconsider(file, customer, settlement, now);
      case News.ComplaintRaised n -> reconsider(file, customer, settlement, now);
      case News.PromiseMade made -> open(file, made, customer, now);
      case News.PromiseKept kept -> settlement.settle(kept.promiseId(), PromiseState.KEPT);
      case News.PromiseReportedBroken broken ->
          settlement.settle(broken.promiseId(), PromiseState.BROKEN, Reason.REPORTED_BROKEN);
      case News.GestureRefused refused -> {
        settlement.settle(refused.gestureId(), PromiseState.RELEASED, Reason.GESTURE_REFUSED);
        settlement.dropAfterCare(refused.gestureId(), Reason.GESTURE_REFUSED);
      }
      case News.GestureFailed failed ->
          settlement.dropAfterCare(failed.gestureId(), Reason.GESTURE_FAILED);
      case News.Erased n -> settlement.eraseAll();
    }
  }

  /** What was learnt reaches everything that is planned or lies on the worklist already. */
  private void reconsider(
      CustomerFile file, Customer customer, Settlement settlement, Instant now) {
    for (FollowUp followUp : file.openFollowUps()) {
      Verdict verdict = Verdicts.verdict(followUp, customer, rules, now);
      if (verdict instanceof Verdict.Cancel cancel) {
        settlement.cancel(followUp, cancel.reason());
      } else if (verdict instanceof Verdict.Hold hold && takesBack(hold, followUp)) {
        file.change(followUp.become(State.HELD, hold.reason(), hold.nextLook(), now));
      }
    }
  }

  private static boolean takesBack(Verdict.Hold hold, FollowUp followUp) {
    return followUp.status().state() == State.DUE && hold.reason() == Reason.OPEN_COMPLAINT;
  }

  private void open(CustomerFile file, News.PromiseMade made, Customer customer, Instant now) {
    Optional<Promise> known = file.promise(made.promiseId());
    if (known.isPresent() && !known.get().isForeseen()) {
      return;
    }
    file.keep(
        new Promise(customer.id(), made.promiseId(), PromiseState.OPEN, made.what(), made.dueAt()));
    file.add(Plans.check(made, customer, now));
    known.ifPresent(p -> new Settlement(file, now).settle(p.id(), p.state()));
  }

  private Finish finish(CustomerFile file, UUID id, String by, @Nullable String note) {
    FollowUp followUp = file.followUp(id).orElseThrow();
    Instant now = clock.instant();
    return switch (followUp.status().state()) {
      case DUE -> {
        file.complete(id, new Completion(by, now, note));
        file.change(followUp.become(State.DONE, Reason.DONE, now));
        String promise = followUp.about().promiseId();
        if (followUp.task().fulfils() && promise != null) {
          new Settlement(file, now).settle(promise, PromiseState.KEPT);
        }
        yield new Finish.Finished();
      }
      case DONE ->
          file.completion(id)
              .<Finish>map(
                  c -> c.by().equals(by) ? new Finish.Finished() : new Finish.DoneBefore(c))
              .orElseGet(() -> new Finish.NotDue(followUp.status()));
      case PLANNED, HELD, SENT, CANCELLED, FAILED -> new Finish.NotDue(followUp.status());
    };
  }

  private static boolean done(Runnable work) {
    work.run();
    return true;
  }

  /** What became of a person's word that they did a follow-up. */
  public sealed interface Finish {
    /** It is done, now or already by the same person. */
    record Finished() implements Finish {}

    /** Somebody else was faster. */
    record DoneBefore(Completion completion) implements Finish {}

    /** It is not on the worklist. */
    record NotDue(FollowUp.Status status) implements Finish {}

    /** There is none of that id. */
    record Unknown() implements Finish {}
  }
}
