package dev.pillowmint.decision.learn;

import java.time.Instant;
import java.util.Optional;

/**
 * Which missed moments are asked for.
 *
 * @param onPurpose true: those that were declined on purpose; false: the others
 * @param reason only of that reason; empty: any
 * @param rule only of that rule; empty: any, and none
 * @param since only those decided then or later
 * @param before only those before this place; empty: from the newest on
 * @param most how many at most
 */
public record MissedQuery(
    boolean onPurpose,
    Optional<String> reason,
    Optional<String> rule,
    Instant since,
    Optional<Missed.Position> before,
    int most) {

  /** Whether it is one of those, wherever the page begins. */
  public boolean asksFor(Missed missed) {
    return missed.onPurpose() == onPurpose
        && !missed.missedAt().isBefore(since)
        && reason.map(missed.reason()::equals).orElse(true)
        && rule.map(name -> missed.rule() != null && missed.rule().name().equals(name))
            .orElse(true);
  }
}
