package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.Amount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a gesture is carried out.
 *
 * @param form as what; null: nothing special
 * @param until when it lapses; null: never
 * @param points how many; null: it is no points
 * @param role who does it; null: whoever does such things
 * @param welcomeHours whether a call waits for the hours that the customer welcomes
 * @param alternatives what the customer may choose instead
 */
public record Manner(
    @Nullable Form form,
    @Nullable Instant until,
    @Nullable Long points,
    @Nullable String role,
    boolean welcomeHours,
    List<Alternative> alternatives) {

  /** Nothing special. */
  public static final Manner PLAIN = new Manner(null, null, null, null, false, List.of());

  /** Without what belongs to one amount: points, and what could be chosen instead. */
  Manner plain() {
    return new Manner(form, until, null, role, welcomeHours, List.of());
  }

  public Manner {
    alternatives = List.copyOf(alternatives);
  }

  /**
   * What the customer may choose instead.
   *
   * @param form as what
   * @param amount what it costs
   * @param until when it lapses; null: never
   * @param points how many; null: it is no points
   * @param needsConsent whether the customer must have agreed, in so many words
   */
  public record Alternative(
      Form form,
      Amount amount,
      @Nullable Instant until,
      @Nullable Long points,
      boolean needsConsent) {}
}
