package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.policy.Balance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How amounts of one decision go together. What is owed is never less for goodwill beside it. */
final class Stacking implements Stage {

  @Override
  public Choice apply(Situation situation, Choice choice) {
    Balance balance = situation.rule().clauses().balance();
    Choice highest = balance.highestOnly() ? highest(situation, choice) : choice;
    return balance.absorbed() || balance.highestOnly() ? absorbed(situation, highest) : highest;
  }

  /** Of what is owed the highest amount, and of goodwill the highest; what has none stays. */
  private static Choice highest(Situation situation, Choice choice) {
    List<Chosen> left = new ArrayList<>(choice.chosen());
    for (List<Chosen> ledger : List.of(choice.owed(), choice.goodwill())) {
      List<Chosen> priced = ledger.stream().filter(c -> c.offer().amount() != null).toList();
      priced.stream()
          .max(Comparator.comparing(situation::cost))
          .ifPresent(
              top ->
                  left.removeIf(
                      c -> priced.contains(c) && !c.equals(first(priced, top, situation))));
    }
    return left.size() == choice.chosen().size()
        ? choice
        : choice.because("Amounts do not add up here; the highest counts.").keeping(left);
  }

  private static Chosen first(List<Chosen> priced, Chosen top, Situation situation) {
    return priced.stream()
        .filter(c -> situation.cost(c).compareTo(situation.cost(top)) == 0)
        .findFirst()
        .orElse(top);
  }

  /** Goodwill less by what is owed. */
  private static Choice absorbed(Situation situation, Choice choice) {
    Reduction reduction = new Reduction(situation);
    BigDecimal owed = reduction.sum(choice.owed());
    BigDecimal goodwill = reduction.sum(choice.goodwill());
    if (owed.signum() == 0 || goodwill.signum() == 0) {
      return choice;
    }
    List<Chosen> reduced = reduction.by(owed, choice.goodwill());
    return choice
        .because("Goodwill is less by the %s that are owed.".formatted(situation.inBase(owed)))
        .keeping(
            choice.chosen().stream()
                .flatMap(c -> c.offer().owed() ? List.of(c).stream() : same(c, reduced).stream())
                .toList());
  }

  private static List<Chosen> same(Chosen gesture, List<Chosen> reduced) {
    return reduced.stream().filter(r -> r.identity().equals(gesture.identity())).toList();
  }
}
