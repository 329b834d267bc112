package dev.pillowmint.followup.plan;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A follow-up, as it is now.
 *
 * @param id stable: the same however often it is planned
 * @param customerId whom it is for
 * @param about what it follows
 * @param task what is to be done
 * @param when at which time it makes sense
 * @param status where it is in its life
 */
public record FollowUp(
    UUID id, String customerId, About about, Task task, When when, Status status) {

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
   * @param channels how to reach the customer, the dearest first; empty: as the kind asks
   * @param welcomeHours whether it keeps weekends and holidays free, besides quiet hours
   */
  public record Task(
      String step,
      Kind kind,
      boolean marketing,
      boolean owed,
      boolean fulfils,
      @Nullable String role,
      List<Channel> channels,
      boolean welcomeHours) {

    public Task {
      channels = List.copyOf(channels);
    }

    /** Whether the customer has a right to it, by law or because we said so. */
    boolean isPromised() {
      return owed || fulfils;
    }

    /** Whether it may be left out: care that nobody promised. */
    boolean isExtra() {
      return switch (kind) {
        case AFTER_CARE, FEEDBACK_REQUEST, THANK_YOU_NOTE -> !isPromised();
        case CALLBACK, PROMISE_CHECK, ERRAND -> false;
      };
    }

    boolean disturbsBy(Channel channel) {
      return kind.disturbs() || isNoteByMachine(channel);
    }

    boolean restsOnWeekends() {
      return kind == Kind.FEEDBACK_REQUEST || welcomeHours;
    }

    boolean restsOnHolidays(Channel channel) {
      return restsOnWeekends() || kind == Kind.AFTER_CARE || isNoteByMachine(channel);
    }

    private boolean isNoteByMachine(Channel channel) {
      return kind == Kind.THANK_YOU_NOTE && !channel.equals(Channel.WORKLIST);
    }
  }

  /**
   * At which time a follow-up makes sense.
   *
   * @param grantedAt when the gesture was granted or the promise made
   * @param wishedAt when it was meant to happen, before quiet hours and the like
   * @param until from when on it makes no sense any more; null: it always does
   */
  public record When(Instant grantedAt, Instant wishedAt, @Nullable Instant until) {}

  /**
   * Where a follow-up is in its life.
   *
   * @param state where
   * @param reason why
   * @param channel how it is carried out, as known now
   * @param dueAt when it is looked at next, or was last
   * @param changedAt when it came into this state
   * @param revision rises by one with every change, from 1
   * @param attempts how often a channel was tried
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

  /** The channel is about to be asked. Not a step of its life: the revision stays. */
  FollowUp sending(Channel by, Instant now) {
    Status s = status;
    return with(
        new Status(s.state, s.reason, by, s.dueAt, s.changedAt, s.revision, s.attempts + 1, now));
  }

  /** Whatever attempt was under way, it is over. */
  FollowUp landed() {
    Status s = status;
    return with(
        new Status(
            s.state, s.reason, s.channel, s.dueAt, s.changedAt, s.revision, s.attempts, null));
  }

  /** The attempt did not come about, so it does not count. */
  FollowUp notTried() {
    Status s = status;
    int tried = Math.max(s.attempts - 1, 0);
    return with(
        new Status(s.state, s.reason, s.channel, s.dueAt, s.changedAt, s.revision, tried, null));
  }

  /** Waits on for the same reason. Not a step of its life: the revision stays. */
  FollowUp lookedAtNext(Instant then) {
    Status s = status;
    return with(
        new Status(
            s.state,
            s.reason,
            s.channel,
            then,
            s.changedAt,
            s.revision,
            s.attempts,
            s.sendingSince));
  }

  /** To be looked at at another time; stays in its state. */
  FollowUp movedTo(Instant dueAt, Instant now) {
    Status s = status;
    return with(
        new Status(s.state, s.reason, s.channel, dueAt, now, s.revision + 1, s.attempts, null));
  }

  /** Whether it makes no sense any more at that time. What was promised always does. */
  boolean isTooLate(Instant time) {
    return when.until != null && !task.isPromised() && !time.isBefore(when.until);
  }

  FollowUp erased() {
    return new FollowUp(id, customerId, about.erased(), task, when, status);
  }

  boolean isUnderWay() {
    return status.sendingSince != null;
  }

  private FollowUp with(Status next) {
    return new FollowUp(id, customerId, about, task, when, next);
  }
}
