package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.customer.Tally;
import dev.pillowmint.decision.policy.Ladder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Of a ladder, the first step that was not given yet. */
final class Climbing implements Stage {

  @Override
  public Choice apply(Situation situation, Choice choice) {
    Ladder ladder = situation.rule().clauses().repeats().ladder();
    if (ladder == null) {
      return choice;
    }
    long key = Tally.key("ladder", situation.rule().name(), situation.valueOf(ladder.key()));
    Set<Tally.What> given =
        situation.tallies().near(key, situation.time(), ladder.within()).stream()
            .map(Tally::what)
            .collect(Collectors.toSet());
    Optional<Chosen> next =
        choice.chosen().stream()
            .filter(c -> !given.contains(new Tally.What.Step(situation.place(c))))
            .findFirst();
    if (next.isEmpty()) {
      return choice
          .because("Every step that fits here was given before.")
          .keeping(List.of())
          .ending(new Choice.Refused("ladder-used-up", ladder.handOver()));
    }
    int step = situation.place(next.get());
    Choice climbed =
        choice
            .because("Step %d of the rule's ladder.".formatted(step + 1))
            .keeping(List.of(next.get()))
            .with(choice.notes().counting(new Notes.Key(key, step)));
    return situation.tallies().remembers(situation.time(), ladder.within())
        ? climbed
        : climbed.unsure(situation.rule().role());
  }

  @Override
  public boolean countsWhatIsOwed() {
    return true;
  }
}
