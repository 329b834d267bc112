package dev.pillowmint.followup.plan;

import dev.pillowmint.followup.plan.CustomerFile.Completion;
import dev.pillowmint.followup.plan.Promise.Ending;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /** Plans what follows gestures: of all of them, or of none. */
  public void take(List<GrantedGesture> gestures) {
    Map<String, Set<String>> promises = new HashMap<>();
    for (GrantedGesture gesture : gestures) {
      promises.computeIfAbsent(gesture.customerId(), c -> new HashSet<>()).add(gesture.id());
    }
    files.inFiles(
        promises, open -> done(() -> gestures.forEach(g -> take(open.apply(g.customerId()), g))));
  }

  /** Plans what follows a gesture. */
  public void take(GrantedGesture gesture) {
    take(List.of(gesture));
  }

  /** Takes in what happened to a customer. */
  public void hear(News news) {
    files.inFile(news.customerId(), file -> done(() -> hear(file, news)));
  }

  /**
   * Two customers turn out to be one. What either wished holds for all that is planned for both.
   *
   * @param alias the identifier that is given up
   * @param into who remains
   */
  public void join(String alias, String into) {
    Instant now = clock.instant();
    files.join(
        alias,
        into,
        now,
        (file, before, foretold) -> {
          foretold.forEach(end -> settle(file, end, now));
          Settlement settlement = new Settlement(file, now);
          if (file.customer().isErased()) {
            settlement.eraseAll();
          } else {
            dropTwins(file, alias, now);
            reconsider(file, before, settlement, now);
          }
        });
  }

  /** Of a gesture that was granted to both only what is planned for the one is done. */
  private static void dropTwins(CustomerFile file, String alias, Instant now) {
    for (FollowUp followUp : file.openFollowUps()) {
      String gesture = followUp.about().gestureId();
      if (gesture != null && gesture.startsWith(Files.apart(alias, "")) && !followUp.isUnderWay()) {
        file.change(followUp.become(State.CANCELLED, Reason.SOLVED_OTHERWISE, now));
      }
    }
  }

  private static void settle(CustomerFile file, Promise foretold, Instant now) {
    Settlement settlement = new Settlement(file, now, ending(Optional.of(foretold), now));
    settlement.settle(foretold.id(), foretold.state());
    if (foretold.state() == PromiseState.RELEASED) {
      settlement.dropAfterCare(foretold.id(), Reason.GESTURE_REFUSED);
    }
  }

  /** Takes in what this service is the first to know, and tells the others. */
  void hear(News news, Announcement announcement) {
    files.inFile(
        news.customerId(),
        file ->
            done(
                () -> {
                  if (hear(file, news)) {
                    file.announce(announcement);
                  }
                }));
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
    if (repeated || (customer.isErased() && rules.afterErasure() == AfterErasure.REFUSE)) {
      return;
    }
    Instant now = clock.instant();
    PromiseState foreseen = known.map(Promise::state).orElse(PromiseState.OPEN);
    List<FollowUp> plan =
        customer.isErased()
            ? List.of(Plans.anonymousCheck(gesture, customer, rules, now))
            : Plans.plan(gesture, customer, rules, now);
    FollowUp check = plan.getLast();
    file.keep(opened(check));
    plan.subList(0, plan.size() - 1).forEach(file::add);
    watch(file, check);
    plan.stream()
        .filter(f -> f.status().state() == State.CANCELLED)
        .forEach(f -> note(file, f, new Verdict.Cancel(f.status().reason()), now));
    Settlement settlement = new Settlement(file, now, ending(known, now));
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

  /** False: it was heard before, or is refused. */
  private boolean hear(CustomerFile file, News news) {
    Customer known = file.customer();
    Instant now = clock.instant();
    if (isRefused(known, news) || !file.takeIn(news.event(), now)) {
      return false;
    }
    Customer customer = known.isErased() ? known : known.with(news);
    if (!customer.equals(known)) {
      file.keep(customer);
    }
    Settlement settlement = new Settlement(file, now, new Ending(now, null, news.event()));
    switch (news) {
      case News.ProfileChanged n -> reconsider(file, known, settlement, now);
      case News.PreferenceChanged n -> {
        PreferenceChange.of(n, now).forEach(file::keep);
        reconsider(file, known, settlement, now);
      }
      case News.ComplaintRaised n -> reconsider(file, known, settlement, now);
      case News.ComplaintResolved n -> reconsider(file, known, settlement, now);
      case News.Left n -> reconsider(file, known, settlement, now);
      case News.Bereaved n -> reconsider(file, known, settlement, now);
      case News.ContactBounced n -> {
        file.keep(new Failure(Failure.What.MESSAGE, n.event().toString(), n.at()));
        reconsider(file, known, settlement, now);
      }
      case News.PromiseMade made -> open(file, made, customer, now);
      case News.PromiseKept kept ->
          settlement.settle(meant(file, news, kept.promiseId()), PromiseState.KEPT);
      case News.PromiseReportedBroken broken -> {
        String promise = meant(file, news, broken.promiseId());
        file.keep(new Failure(Failure.What.PROMISE, promise, broken.at()));
        settlement.settle(promise, PromiseState.BROKEN, Reason.REPORTED_BROKEN);
      }
      case News.GestureRefused refused -> {
        settlement.settle(refused.gestureId(), PromiseState.RELEASED, Reason.GESTURE_REFUSED);
        settlement.dropAfterCare(refused.gestureId(), Reason.GESTURE_REFUSED);
      }
      case News.GestureFailed failed -> {
        file.keep(new Failure(Failure.What.GESTURE, failed.gestureId(), failed.at()));
        settlement.dropAfterCare(failed.gestureId(), Reason.GESTURE_FAILED);
      }
      case News.Erased n -> settlement.eraseAll();
    }
    return true;
  }

  /** Of two promises of one name the one made under the identifier that the word came under. */
  private static String meant(CustomerFile file, News news, String promise) {
    String apart = Files.apart(news.customerId(), promise);
    boolean underAlias = !news.customerId().equals(file.customer().id());
    return underAlias && file.promise(apart).isPresent() ? apart : promise;
  }

  /**
   * What was learnt reaches everything that is planned or lies on the worklist already. What was
   * cancelled stays cancelled.
   */
  private void reconsider(CustomerFile file, Customer before, Settlement settlement, Instant now) {
    Known known = Known.of(file.customer(), rules, now);
    for (FollowUp followUp : file.openFollowUps()) {
      Optional<Reason> unwanted = Verdicts.cancellation(followUp, known);
      Verdict.Hold hold = Verdicts.complaint(followUp, known);
      if (unwanted.isPresent()) {
        note(file, followUp, new Verdict.Cancel(unwanted.get()), now);
        settlement.cancel(followUp, unwanted.get());
      } else if (hold != null && followUp.status().state() == State.DUE) {
        note(file, followUp, hold, now);
        file.change(followUp.become(State.HELD, hold.reason(), hold.nextLook(), now));
      }
    }
    new Moving(file, rules, now).from(before);
  }

  private static void note(CustomerFile file, FollowUp followUp, Verdict verdict, Instant now) {
    if (!followUp.isUnderWay()) {
      file.keep(followUp.id(), Judged.of(verdict, now));
    }
  }

  private void open(CustomerFile file, News.PromiseMade made, Customer customer, Instant now) {
    Optional<Promise> known = file.promise(made.promiseId());
    if (known.isPresent() && !known.get().isForeseen()) {
      return;
    }
    FollowUp check = Plans.check(made, customer, now);
    FollowUp watched = customer.isErased() ? check.erased() : check;
    file.keep(opened(watched));
    watch(file, watched);
    known.ifPresent(p -> new Settlement(file, now, ending(known, now)).settle(p.id(), p.state()));
  }

  /** The promise that this checks. */
  private static Promise opened(FollowUp check) {
    return new Promise(
        check.customerId(),
        String.valueOf(check.about().promiseId()),
        PromiseState.OPEN,
        check.about().text(),
        check.status().dueAt(),
        check.task().role(),
        null);
  }

  private void watch(CustomerFile file, FollowUp check) {
    file.add(check, new PromiseWatch(rules.warning()).firstLook(check));
  }

  /** How a promise ended whose end was heard of before the promise. */
  private static Ending ending(Optional<Promise> foreseen, Instant now) {
    return foreseen.map(Promise::ending).orElseGet(() -> Ending.byItself(now));
  }

  private boolean isRefused(Customer customer, News news) {
    boolean isAboutAPromise =
        news instanceof News.PromiseMade
            || news instanceof News.PromiseKept
            || news instanceof News.PromiseReportedBroken
            || news instanceof News.GestureRefused
            || news instanceof News.GestureFailed;
    return customer.isErased() && (rules.afterErasure() == AfterErasure.REFUSE || !isAboutAPromise);
  }

  private Finish finish(CustomerFile file, UUID id, String by, @Nullable String note) {
    FollowUp followUp = file.followUp(id).orElseThrow();
    Instant now = clock.instant();
    return switch (followUp.status().state()) {
      case DUE -> {
        done(file, followUp, new Completion(by, now, file.customer().isErased() ? null : note));
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

  /** Whoever does what a promise waits for keeps it; so does who says that it is kept. */
  private static void done(CustomerFile file, FollowUp followUp, Completion done) {
    boolean check = followUp.task().kind() == Kind.PROMISE_CHECK;
    FollowUp after = followUp.become(State.DONE, check ? Reason.KEPT : Reason.DONE, done.at());
    file.complete(followUp.id(), done);
    file.change(after);
    long revision = after.status().revision();
    file.record(
        new Act(
            done.at(), done.by(), Act.What.FINISHED, followUp.id(), revision, null, done.note()));
    String promise = followUp.about().promiseId();
    if (promise != null && (check || followUp.task().fulfils())) {
      new Settlement(file, done.at(), new Ending(done.at(), done.by(), null))
          .settle(promise, PromiseState.KEPT);
      file.announce(Announcement.kept(after, promise, done.at()));
    }
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
