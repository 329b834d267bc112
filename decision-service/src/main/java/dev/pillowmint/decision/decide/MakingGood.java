package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.customer.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A missed moment is made good once, whoever of the staff sees it first. */
final class MakingGood implements Stage {
  private static final Duration WITHIN = Duration.ofDays(365);

  @Override
  public Choice apply(Situation situation, Choice choice) {
    Optional<String> missed =
        situation.offeredByStaff() ? situation.event().text("decisionId") : Optional.empty();
    if (missed.isEmpty()) {
      return choice;
    }
    long key = Tally.key("makes-good", missed.get());
    Choice counted = choice.with(choice.notes().counting(new Notes.Key(key, null)));
    return situation.tallies().near(key, situation.time(), WITHIN).isEmpty()
        ? counted
        : choice
            .because("The missed moment was made good, or is being decided, already.")
            .leaving(List.of(), "already-given", null);
  }
}
