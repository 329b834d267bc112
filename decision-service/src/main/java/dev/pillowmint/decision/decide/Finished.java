package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.policy.FinishedFirst;
import java.util.List;

/** Nothing is given before the action that a rule asks for is finished. */
final class Finished implements Stage {

  @Override
  public Choice apply(Situation situation, Choice choice) {
    FinishedFirst after = situation.rule().clauses().preconditions().after();
    if (after == null || situation.vouched() || done(situation, after)) {
      return choice;
    }
    String what = after.done().text();
    if (!situation.customer().remembersEvents(situation.time(), after.within())) {
      String role = situation.rule().role();
      return choice
          .because(
              "So much has happened since that %s may be forgotten: a %s decides."
                  .formatted(what, role))
          .ending(new Choice.Asked("facts-not-stated", role, List.of(what), null, choice.chosen()));
    }
    return choice
        .because(
            "It is given after %s, and there was none in %d days."
                .formatted(what, after.within().toDays()))
        .keeping(List.of())
        .ending(new Choice.Refused("not-yet", null));
  }

  private static boolean done(Situation situation, FinishedFirst after) {
    return after.done().matches(situation.event().type())
        || situation.customer().count(after.done().text(), situation.time(), after.within()) > 0;
  }
}
