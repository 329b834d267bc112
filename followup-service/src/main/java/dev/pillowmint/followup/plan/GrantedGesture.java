package dev.pillowmint.followup.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A granted gesture: a promise, and what shall follow it.
 *
 * @param id stable
 * @param customerId whom it is for
 * @param origin the event that led to it
 * @param rule of the policy
 * @param act what a person has to do to keep it; null: nothing, a system carries it out
 * @param owed whether the customer is entitled to it
 * @param description in words, for staff
 * @param customerText what the customer may be told; null: nothing prepared
 * @param grantedAt when
 * @param dueAt by when it is promised
 * @param terms what whoever carries it out needs to know
 * @param steps what follows
 */
public record GrantedGesture(
    String id,
    String customerId,
    EventRef origin,
    String rule,
    @Nullable Act act,
    boolean owed,
    String description,
    @Nullable String customerText,
    Instant grantedAt,
    Instant dueAt,
    Terms terms,
    List<Step> steps) {

  public GrantedGesture {
    steps = List.copyOf(steps);
  }

  /** Gestures that a person carries out. */
  public enum Act {
    /** A call. */
    CALLBACK,
    /** A gift that a person finds. */
    FIND_PERSONAL
  }

  /**
   * What whoever carries a gesture out needs to know.
   *
   * @param form as what it is given, e.g. "voucher"; null: nothing special
   * @param until when it lapses; null: never
   * @param points how many; null: it is no points
   * @param role who carries it out; null: whoever does such things
   * @param welcomeHours whether it waits for the hours that the customer welcomes
   */
  public record Terms(
      @Nullable String form,
      @Nullable Instant until,
      @Nullable Long points,
      @Nullable String role,
      boolean welcomeHours) {
    public static final Terms PLAIN = new Terms(null, null, null, null, false);
  }

  /**
   * A follow-up that the policy attached.
   *
   * @param name unique within the gesture
   * @param kind what it is
   * @param after how long after the grant
   * @param marketing whether a marketing opt-out counts
   * @param role who does it if a person does; null: anybody
   * @param text what it is about; null: see the gesture
   * @param channels how to reach the customer, the dearest first; empty: as the kind asks
   * @param until how long after the grant it still makes sense; null: always
   */
  public record Step(
      String name,
      Kind kind,
      Duration after,
      boolean marketing,
      @Nullable String role,
      @Nullable String text,
      List<Channel> channels,
      @Nullable Duration until) {

    public Step {
      channels = List.copyOf(channels);
    }
  }
}
