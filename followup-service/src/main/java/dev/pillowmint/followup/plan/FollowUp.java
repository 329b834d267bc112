package dev.pillowmint.followup.plan;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A follow-up, as it is now.
 *
 * @param id stable: the same however often it is planned
 * @param customerId whom it is for
 * @param about what it follows
 * @param task what is to be done
 * @param status where it is in its life
 */
public record FollowUp(UUID id, String customerId, About about, Task task, Status status) {

  /**
   * What a follow-up follows.
   *
   * @param gestureId null: a promise that staff made
   * @param promiseId the promise it checks or fulfils; null: neither
   * @param rule of the policy; null: no gesture
   * @param origin the event that led to the gesture; null: no gesture
   * @param text for the person or the message; null: nothing prepared, or erased
   * @param customerText what the customer may be told; null: nothing prepared, or erased
   */
  public record About(
      @Nullable String gestureId,
      @Nullable String promiseId,
      @Nullable String rule,
      @Nullable EventRef origin,
      @Nullable String text,
      @Nullable String customerText) {

    About erased() {
      return new About(gestureId, promiseId, rule, origin, null, null);
    }
  }

  /**
   * What is to be done.
   *
   * @param step its name, unique within the gesture
   * @param kind what it is
   * @param marketing whether a marketing opt-out counts
   * @param owed whether it is part of what the customer is entitled to, so that no wish drops it
   * @param fulfils whether doing it keeps the promise
   * @param role who does it if a person does; null: anybody
   */
  public record Task(
      String step,
      Kind kind,
      boolean marketing,
      boolean owed,
      boolean fulfils,
      @Nullable String role) {}

  /**
   * Where a follow-up is in its life.
   *
   * @param state where
   * @param reason why
   * @param channel how it is carried out, as known now
   * @param dueAt when it is looked at next, or was last
   * @param changedAt when it came into this state
   * @param revision rises by one with every change, from 1
   * @param attempts how often a mail server was tried
   * @param sendingSince when the present attempt began; null: none is under way
   */
  public record Status(
      State state,
      Reason reason,
      Channel channel,
      Instant dueAt,
      Instant changedAt,
      long revision,
      int attempts,
      @Nullable Instant sendingSince) {}

  /**
   * The same follow-up one step on.
   *
   * @throws IllegalTransitionException if its state does not allow it
   */
  FollowUp become(State next, Reason reason, Instant now) {
    return become(next, reason, status.dueAt, now);
  }

  /** The same follow-up one step on, to be looked at again then. */
  FollowUp become(State next, Reason reason, Instant dueAt, Instant now) {
    if (!status.state.mayBecome(next)) {
      throw new IllegalTransitionException(id, status.state, next);
    }
    return with(
        new Status(
            next, reason, status.channel, dueAt, now, status.revision + 1, status.attempts, null));
  }

  FollowUp by(Channel channel) {
    Status s = status;
    return with(
        new Status(
            s.state,
            s.reason,
            channel,
            s.dueAt,
            s.changedAt,
            s.revision,
            s.attempts,
            s.sendingSince));
  }

  /** A mail server is about to be asked. Not a step of its life: the revision stays. */
  FollowUp sending(Instant now) {
    Status s = status;
    return with(
        new Status(
            s.state,
            s.reason,
            Channel.EMAIL,
            s.dueAt,
            s.changedAt,
            s.revision,
            s.attempts + 1,
            now));
  }

  /** Whatever attempt was under way, it is over. */
  FollowUp landed() {
    Status s = status;
    return with(
        new Status(
            s.state, s.reason, s.channel, s.dueAt, s.changedAt, s.revision, s.attempts, null));
  }

  FollowUp erased() {
    return new FollowUp(id, customerId, about.erased(), task, status);
  }

  boolean isUnderWay() {
    return status.sendingSince != null;
  }

  private FollowUp with(Status next) {
    return new FollowUp(id, customerId, about, task, next);
  }
}
