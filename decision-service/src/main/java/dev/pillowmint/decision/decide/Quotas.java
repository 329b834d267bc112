package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.Tally;
import dev.pillowmint.decision.policy.Quota;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * Claims that share an amount, the highest first. What is owed is held to what was owed before;
 * goodwill never takes room from it.
 */
final class Quotas implements Stage {

  @Override
  public Choice apply(Situation situation, Choice choice) {
    Quota quota = situation.rule().clauses().repeats().quota();
    if (quota == null) {
      return choice;
    }
    long key = Tally.key("quota", quota.name(), situation.valueOf(quota.key()));
    Choice counted = choice.with(choice.notes().counting(new Notes.Key(key, null)));
    if (!situation.tallies().remembers(situation.time(), quota.within())) {
      return counted.unsure(situation.rule().role());
    }
    List<Tally> before = situation.tallies().near(key, situation.time(), quota.within());
    List<Chosen> left = left(situation, quota, choice, before);
    if (left.equals(choice.chosen())) {
      return counted;
    }
    String owed = choice.owed().isEmpty() ? "" : " The quota is part of what is owed.";
    return counted
        .because(
            "The claims share %s (quota %s), the highest first.%s"
                .formatted(quota.amount(), quota.name(), owed))
        .leaving(left, "quota-used-up", null);
  }

  @Override
  public boolean countsWhatIsOwed() {
    return true;
  }

  private static List<Chosen> left(
      Situation situation, Quota quota, Choice choice, List<Tally> before) {
    Reduction reduction = new Reduction(situation);
    BigDecimal all = quota.amount().value();
    List<Tally> owedBefore = before.stream().filter(Tally::owed).toList();
    List<Chosen> owed =
        reduction.within(all.subtract(sum(situation, owedBefore, all)), choice.owed());
    BigDecimal room = all.subtract(sum(situation, before, all)).subtract(reduction.sum(owed));
    List<Chosen> goodwill = reduction.within(room, choice.goodwill());
    return choice.chosen().stream()
        .flatMap(c -> Stream.concat(owed.stream(), goodwill.stream()).filter(g -> same(c, g)))
        .toList();
  }

  /** An amount that could not be counted is taken for the whole quota. */
  private static BigDecimal sum(Situation situation, List<Tally> tallies, BigDecimal all) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Tally tally : tallies) {
      Amount amount = tally.amount();
      sum =
          sum.add(
              amount == null
                  ? all
                  : situation.policy().rates().inBase(amount, situation.time()).value());
    }
    return sum;
  }

  private static boolean same(Chosen one, Chosen other) {
    return one.identity().equals(other.identity());
  }
}
