package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.policy.CounterCost;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Notes what not acting risks, and may choose the goodwill with the best balance. */
final class RiskWeighing implements Stage {

  @Override
  public Choice apply(Situation situation, Choice choice) {
    CounterCost counterCost = situation.rule().terms().balance().counterCost();
    if (counterCost == null) {
      return choice;
    }
    Optional<Amount> risk = counterCost.atRisk(situation.facts());
    Choice noted =
        risk.map(
                amount ->
                    choice
                        .with(choice.notes().risking(amount))
                        .because("Not acting is estimated to risk %s.".formatted(amount)))
            .orElseGet(() -> choice.because("What not acting risks is not known."));
    return counterCost.best() && !choice.goodwill().isEmpty()
        ? best(situation, counterCost, risk, noted)
        : noted;
  }

  private static Choice best(
      Situation situation, CounterCost counterCost, Optional<Amount> risk, Choice choice) {
    List<Chosen> goodwill = choice.goodwill();
    if (risk.isEmpty()) {
      return choice
          .because("The first gesture is taken, since no balance can be drawn.")
          .keeping(with(choice, goodwill.getFirst()));
    }
    BigDecimal atRisk = situation.policy().rates().inBase(risk.get()).value();
    Comparator<Chosen> byBalance =
        Comparator.comparing(gesture -> balance(situation, counterCost, atRisk, gesture));
    Chosen best = goodwill.stream().sorted(byBalance.reversed()).findFirst().orElseThrow();
    BigDecimal balance = balance(situation, counterCost, atRisk, best);
    if (balance.signum() < 0) {
      return choice
          .because("Every gesture costs more than the risk it avoids.")
          .leaving(choice.owed(), "not-worth-it", null);
    }
    return choice
        .because(
            "%s has the best balance of risk avoided and cost."
                .formatted(best.offer().description()))
        .keeping(with(choice, best));
  }

  /** What is owed, and one gesture of goodwill. */
  private static List<Chosen> with(Choice choice, Chosen goodwill) {
    return choice.chosen().stream().filter(c -> c.offer().owed() || c.equals(goodwill)).toList();
  }

  private static BigDecimal balance(
      Situation situation, CounterCost counterCost, BigDecimal atRisk, Chosen gesture) {
    BigDecimal avoided = atRisk.multiply(counterCost.avoids(situation.place(gesture)));
    return avoided.subtract(situation.cost(gesture));
  }
}
