package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.Amount;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What members of staff may give of their own accord. Each person has the leeway of their role, or
 * one of their own.
 *
 * @param roles by role
 * @param persons by staff id; instead of their role's
 */
public record Leeway(Map<String, Allowance> roles, Map<String, Allowance> persons) {

  public Leeway {
    roles = Map.copyOf(roles);
    persons = Map.copyOf(persons);
  }

  /**
   * What one person may give.
   *
   * @param limits per period, or in any window
   * @param perGesture at most so much at once, in the policy's currency; null: any amount
   * @param span how long a period is
   */
  public record Allowance(Limits limits, @Nullable Amount perGesture, Span span) {

    /** Where a moment falls. */
    public Slot slot(Instant time) {
      return span.slot(time);
    }
  }

  /** What that person may give; empty: nothing without asking. */
  public Optional<Allowance> of(String staffId, @Nullable String role) {
    Allowance own = persons.get(staffId);
    return Optional.ofNullable(own != null || role == null ? own : roles.get(role));
  }
}
