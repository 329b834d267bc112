package dev.pillowmint.followup.plan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.DoubleSupplier;

/**
 * Carries out a follow-up whose time has come. What is known is read, and the verdict given, in the
 * same transaction; a mail goes out between two: "under way" is kept before the mail server is
 * asked, and what it said after. A process that dies in between sends again, with the same message
 * id.
 */
public final class Delivery {
  private final Files files;
  private final Mail mail;
  private final HouseRules rules;
  private final Clock clock;
  private final DoubleSupplier jitter;

  /**
   * @param jitter random numbers from 0 to 1, to spread retries
   */
  public Delivery(Files files, Mail mail, HouseRules rules, Clock clock, DoubleSupplier jitter) {
    this.files = files;
    this.mail = mail;
    this.rules = rules;
    this.clock = clock;
    this.jitter = jitter;
  }

  /**
   * Looks at a follow-up and does what is to be done now.
   *
   * @return when to look again; empty: it need not be looked at any more
   */
  public Optional<Instant> carryOut(UUID id) {
    return files.customerOf(id).flatMap(customer -> carryOut(customer, id));
  }

  private Optional<Instant> carryOut(String customer, UUID id) {
    return switch (files.inFile(customer, file -> look(file, id))) {
      case Next.Rest rest -> Optional.empty();
      case Next.Look again -> Optional.of(again.at());
      case Next.Write write -> {
        Mail.Outcome outcome = mail.send(write.letter());
        yield files.inFile(customer, file -> written(file, id, outcome));
      }
    };
  }

  private Next look(CustomerFile file, UUID id) {
    FollowUp followUp = file.followUp(id).orElseThrow();
    State state = followUp.status().state();
    if (state.isFinal() || state == State.DUE) {
      return new Next.Rest();
    }
    Instant now = clock.instant();
    Instant due = followUp.status().dueAt();
    if (now.isBefore(due)) {
      return new Next.Look(due);
    }
    if (followUp.task().kind() == Kind.PROMISE_CHECK) {
      return check(file, followUp, now);
    }
    return switch (Verdicts.verdict(followUp, file.customer(), rules, now)) {
      case Verdict.Cancel cancel -> cancel(file, followUp.landed(), cancel.reason(), now);
      case Verdict.Hold hold -> hold(file, followUp, hold, now);
      case Verdict.Send send ->
          switch (send.channel()) {
            case EMAIL -> write(file, followUp, now);
            case WORKLIST -> list(file, followUp, Reason.ITS_TIME, now);
          };
    };
  }

  private static Next check(CustomerFile file, FollowUp check, Instant now) {
    String promiseId = String.valueOf(check.about().promiseId());
    Promise promise = file.promise(promiseId).orElseThrow();
    if (promise.isOpen()) {
      file.keep(promise.settled(PromiseState.BROKEN));
      file.change(check.become(State.FAILED, Reason.BROKEN, now));
    }
    return new Next.Rest();
  }

  private Next write(CustomerFile file, FollowUp followUp, Instant now) {
    file.note(followUp.sending(now));
    Customer customer = file.customer();
    Told<String> name = customer.profile().displayName();
    FollowUp.About about = followUp.about();
    return new Next.Write(
        new Mail.Letter(
            followUp.id(),
            followUp.task().kind(),
            String.valueOf(customer.email()),
            name == null ? null : name.value(),
            about.customerText()));
  }

  private Optional<Instant> written(CustomerFile file, UUID id, Mail.Outcome outcome) {
    FollowUp followUp = file.followUp(id).orElseThrow();
    if (followUp.status().state().isFinal()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    return switch (outcome) {
      case ACCEPTED -> {
        file.change(followUp.become(State.SENT, Reason.SENT, now));
        yield Optional.empty();
      }
      case REFUSED -> again(list(file, followUp, Reason.ADDRESS_REFUSED, now));
      case AWAY -> again(away(file, followUp, now));
    };
  }

  private Next away(CustomerFile file, FollowUp followUp, Instant now) {
    Optional<Reason> unwanted = Verdicts.cancellation(followUp, file.customer(), rules, now);
    if (unwanted.isPresent()) {
      return cancel(file, followUp.landed(), unwanted.get(), now);
    }
    int failures = followUp.status().attempts();
    if (failures >= rules.mail().attempts()) {
      return list(file, followUp, Reason.MAIL_FAILED, now);
    }
    Duration wait = rules.mail().after(failures);
    Duration spread = Duration.ofMillis((long) (wait.toMillis() * jitter.getAsDouble() / 4));
    return hold(
        file,
        followUp,
        new Verdict.Hold(Reason.MAIL_SERVER_AWAY, now.plus(wait).plus(spread)),
        now);
  }

  private static Next cancel(CustomerFile file, FollowUp followUp, Reason reason, Instant now) {
    new Settlement(file, now).cancel(followUp, reason);
    return new Next.Rest();
  }

  private static Next hold(CustomerFile file, FollowUp followUp, Verdict.Hold hold, Instant now) {
    file.change(followUp.become(State.HELD, hold.reason(), hold.nextLook(), now));
    return new Next.Look(hold.nextLook());
  }

  private static Next list(CustomerFile file, FollowUp followUp, Reason reason, Instant now) {
    file.change(followUp.by(Channel.WORKLIST).become(State.DUE, reason, now));
    return new Next.Rest();
  }

  private static Optional<Instant> again(Next next) {
    return next instanceof Next.Look look ? Optional.of(look.at()) : Optional.empty();
  }

  private sealed interface Next {
    record Rest() implements Next {}

    record Look(Instant at) implements Next {}

    record Write(Mail.Letter letter) implements Next {}
  }
}
