package dev.pillowmint.followup.plan;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.DoubleSupplier;

/**
 * Carries out a follow-up whose time has come. What is known is read, and the verdict given, in the
 * same transaction; a message goes out between two: "under way" is kept before the channel is
 * asked, and what it said after. A process that dies in between sends again, with the same message
 * id.
 */
public final class Delivery {
  private final Files files;
  private final Senders senders;
  private final HouseRules rules;
  private final Clock clock;
  private final Landing landing;

  /**
   * @param jitter random numbers from 0 to 1, to spread retries
   */
  public Delivery(
      Files files, Senders senders, HouseRules rules, Clock clock, DoubleSupplier jitter) {
    this.files = files;
    this.senders = senders;
    this.rules = rules;
    this.clock = clock;
    this.landing = new Landing(rules, jitter);
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
      case Next.Send send -> {
        Outcome outcome = send.sender().send(send.message());
        yield files.inFile(customer, file -> sent(file, id, outcome));
      }
    };
  }

  private Next look(CustomerFile file, UUID id) {
    FollowUp followUp = file.followUp(id).orElseThrow();
    State state = followUp.status().state();
    boolean check = followUp.task().kind() == Kind.PROMISE_CHECK;
    if (state.isFinal() || (state == State.DUE && !check)) {
      return new Next.Rest();
    }
    Instant now = clock.instant();
    if (check) {
      return new PromiseWatch(rules.warning())
          .look(file, followUp, now)
          .<Next>map(Next.Look::new)
          .orElseGet(Next.Rest::new);
    }
    Instant due = followUp.status().dueAt();
    if (now.isBefore(due)) {
      return new Next.Look(due);
    }
    return switch (Verdicts.judge(followUp, file, rules, now)) {
      case Verdict.Cancel cancel -> cancel(file, followUp.landed(), cancel.reason(), now);
      case Verdict.Hold hold -> hold(file, followUp, hold, now);
      case Verdict.Send send -> send(file, followUp, send, now);
    };
  }

  private Next send(CustomerFile file, FollowUp followUp, Verdict.Send verdict, Instant now) {
    Channel channel = verdict.channel();
    if (channel.equals(Channel.WORKLIST)) {
      return list(file, followUp, verdict.reason(), now);
    }
    Optional<Sender> sender = senders.by(channel);
    if (sender.isEmpty()) {
      return list(file, followUp, Reason.NO_SUCH_CHANNEL, now);
    }
    file.note(followUp.sending(channel, now));
    return new Next.Send(sender.get(), Message.of(followUp, channel, file.customer()));
  }

  private Optional<Instant> sent(CustomerFile file, UUID id, Outcome outcome) {
    FollowUp followUp = file.followUp(id).orElseThrow();
    return followUp.status().state().isFinal()
        ? Optional.empty()
        : landing.land(file, followUp, outcome, clock.instant());
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

  private sealed interface Next {
    record Rest() implements Next {}

    record Look(Instant at) implements Next {}

    record Send(Sender sender, Message message) implements Next {}
  }
}
