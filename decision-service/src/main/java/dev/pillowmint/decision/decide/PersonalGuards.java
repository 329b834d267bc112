package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.policy.Guards;
import java.util.List;

/**
 * Sends goodwill to a person where a rule should not answer. Never denies, and never what is owed.
 */
final class PersonalGuards implements Stage {

  @Override
  public Choice apply(Situation situation, Choice choice) {
    if (!situation.rule().clauses().balance().guarded() || situation.byPerson()) {
      return choice;
    }
    Guards guards = situation.policy().standing().guards();
    Guards.Guard failure = guards.repeatFailure();
    Guards.Guard review = guards.individualReview();
    if (failure != null && repeats(situation, failure)) {
      Choice plain = plainly(choice);
      return asked(
          plain,
          plain.goodwill(),
          failure,
          "repeat-failure",
          "The same went wrong before, within %d days: a template would be the next failure; a %s decides.");
    }
    if (review != null && many(situation, review)) {
      List<Chosen> priced =
          choice.goodwill().stream().filter(c -> c.offer().costsGoodwill()).toList();
      return asked(
          choice,
          priced,
          review,
          "individual-review",
          "Much has come together within %d days, so this customer is looked at as a person: a %s decides.");
    }
    return choice;
  }

  /** The customer read the rule's words the last time: now they are told what is given. */
  private static Choice plainly(Choice choice) {
    boolean prepared =
        choice.notes().opening() != null
            || choice.chosen().stream().anyMatch(c -> c.offer().customerText() != null);
    return !prepared
        ? choice
        : choice
            .with(choice.notes().wordless())
            .keeping(choice.chosen().stream().map(Chosen::plainly).toList());
  }

  private static Choice asked(
      Choice choice, List<Chosen> proposed, Guards.Guard guard, String reason, String why) {
    return proposed.isEmpty()
        ? choice
        : choice
            .because(why.formatted(guard.within().toDays(), guard.role()))
            .ending(new Choice.Asked(reason, guard.role(), List.of(), null, proposed));
  }

  /** Whether the event is a failure, and one of its own type came before. */
  private static boolean repeats(Situation situation, Guards.Guard guard) {
    String type = situation.event().type();
    return guard.of().stream().anyMatch(pattern -> pattern.matches(type))
        && situation.customer().count(type, situation.time(), guard.within()) + 1
            >= guard.atLeast();
  }

  private static boolean many(Situation situation, Guards.Guard guard) {
    String type = situation.event().type();
    long before =
        situation.customer().events().stream()
            .filter(e -> guard.of().stream().anyMatch(pattern -> pattern.matches(e.type())))
            .filter(e -> !e.time().isAfter(situation.time()))
            .filter(e -> e.time().isAfter(situation.time().minus(guard.within())))
            .count();
    boolean now = guard.of().stream().anyMatch(pattern -> pattern.matches(type));
    return before + (now ? 1 : 0) >= guard.atLeast();
  }
}
