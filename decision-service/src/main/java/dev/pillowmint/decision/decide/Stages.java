package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.policy.NoRateException;
import java.util.List;

/** What is considered between a rule's offer and caps and budgets, in this order. */
final class Stages {
  private static final List<Stage> ALL =
      List.of(
          new MakingGood(),
          new Finished(),
          new Climbing(),
          new LeftAlone(),
          new Stacking(),
          new RiskWeighing(),
          new Once(),
          new Quotas(),
          new Proving(),
          new PersonalGuards(),
          new ControlGroup());

  private Stages() {}

  static Choice consider(Situation situation, Choice offered) {
    Choice choice = offered;
    for (Stage stage : ALL) {
      try {
        choice = stage.apply(situation, choice);
      } catch (NoRateException e) {
        return withoutRate(situation, choice, stage, e);
      }
      if (choice.ending() != null) {
        return choice;
      }
    }
    return choice;
  }

  private static Choice withoutRate(
      Situation situation, Choice choice, Stage stage, NoRateException failure) {
    Choice told = choice.because("Amounts are not weighed: " + failure.getMessage() + ".");
    if (stage.countsWhatIsOwed() && !choice.owed().isEmpty()) {
      String role = situation.rule().role();
      return told.ending(new Choice.Asked("no-rate", role, List.of(), null, choice.chosen()));
    }
    List<Chosen> left = choice.chosen().stream().filter(c -> !c.offer().costsGoodwill()).toList();
    return told.leaving(left, "no-rate", null);
  }
}
