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
 * @param isCallback whether the gesture itself is a call by a person
 * @param owed whether the customer is entitled to it
 * @param description in words, for staff
 * @param customerText what the customer may be told; null: nothing prepared
 * @param grantedAt when
 * @param dueAt by when it is promised
 * @param steps what follows
 */
public record GrantedGesture(
    String id,
    String customerId,
    EventRef origin,
    String rule,
    boolean isCallback,
    boolean owed,
    String description,
    @Nullable String customerText,
    Instant grantedAt,
    Instant dueAt,
    List<Step> steps) {

  public GrantedGesture {
    steps = List.copyOf(steps);
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
   */
  public record Step(
      String name,
      Kind kind,
      Duration after,
      boolean marketing,
      @Nullable String role,
      @Nullable String text) {}
}
