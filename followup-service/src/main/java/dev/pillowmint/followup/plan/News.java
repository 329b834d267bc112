package dev.pillowmint.followup.plan;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A customer event, as far as it matters here. */
public sealed interface News {
  /** Its identity. */
  EventRef event();

  /** Whom it is about. */
  String customerId();

  /** When it happened. */
  Instant at();

  /** Only what is stated changes; null: not stated. */
  record ProfileChanged(
      EventRef event,
      String customerId,
      Instant at,
      @Nullable String displayName,
      @Nullable String email,
      @Nullable String timeZone,
      @Nullable String language,
      @Nullable String country)
      implements News {}

  /**
   * A contact preference changed, or the customer unsubscribed.
   *
   * @param wishes what {@code allowed} is about
   * @param allowed false: do not; null: not stated
   * @param quietFrom {@code HH:mm}; null: not stated
   * @param quietUntil {@code HH:mm}; null: not stated
   * @param leaveAlone true: no after-care; null: not stated
   */
  record PreferenceChanged(
      EventRef event,
      String customerId,
      Instant at,
      Set<Wish> wishes,
      @Nullable Boolean allowed,
      @Nullable String quietFrom,
      @Nullable String quietUntil,
      @Nullable Boolean leaveAlone)
      implements News {

    public PreferenceChanged {
      wishes = Set.copyOf(wishes);
    }
  }

  /** The customer complained. */
  record ComplaintRaised(EventRef event, String customerId, Instant at) implements News {}

  /** What they complained about until then is settled. */
  record ComplaintResolved(EventRef event, String customerId, Instant at) implements News {}

  /** The customer left us. */
  record Left(EventRef event, String customerId, Instant at) implements News {}

  /** Somebody close to the customer died. */
  record Bereaved(EventRef event, String customerId, Instant at) implements News {}

  /**
   * A message came back.
   *
   * @param medium how it was sent
   * @param permanent true: it will come back again; false: it may get through later
   * @param address where it was sent; null: not stated, the one that was known then
   */
  record ContactBounced(
      EventRef event,
      String customerId,
      Instant at,
      Medium medium,
      boolean permanent,
      @Nullable String address)
      implements News {}

  /** Staff promised something by {@code dueAt}. */
  record PromiseMade(
      EventRef event,
      String customerId,
      Instant at,
      String promiseId,
      String what,
      Instant dueAt,
      @Nullable String role)
      implements News {}

  /** A promise was kept; a delivered gesture keeps the promise that has the gesture's id. */
  record PromiseKept(EventRef event, String customerId, Instant at, String promiseId)
      implements News {}

  /** A company system says that a promise was broken. */
  record PromiseReportedBroken(EventRef event, String customerId, Instant at, String promiseId)
      implements News {}

  /** The customer did not want the gesture. */
  record GestureRefused(EventRef event, String customerId, Instant at, String gestureId)
      implements News {}

  /** The gesture could not be carried out. */
  record GestureFailed(EventRef event, String customerId, Instant at, String gestureId)
      implements News {}

  /** The customer asked to be forgotten. */
  record Erased(EventRef event, String customerId, Instant at) implements News {}
}
