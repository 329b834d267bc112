package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.Tally;
import dev.pillowmint.decision.policy.OncePer;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * One grant per key. Goodwill is not given beside anything given before; what is owed is held back
 * only by what was owed and given before.
 */
final class Once implements Stage {

  @Override
  public Choice apply(Situation situation, Choice choice) {
    OncePer once = situation.rule().clauses().repeats().oncePer();
    if (once == null) {
      return choice;
    }
    long key = Tally.key("once", once.group(), situation.valueOf(once.key()));
    List<Tally> before = situation.tallies().near(key, situation.time(), once.within());
    List<Chosen> left = before.isEmpty() ? choice.chosen() : left(situation, once, choice, before);
    Choice counted = choice.with(choice.notes().counting(new Notes.Key(key, null)));
    if (left.isEmpty()) {
      return counted
          .because(
              "Once per %s: it was given, or is being decided, already."
                  .formatted(once.key().attribute() == null ? "customer" : once.key().attribute()))
          .leaving(left, "already-given", null);
    }
    Choice kept =
        left.equals(choice.chosen())
            ? counted
            : counted.because("Part of it was given already; the rest is added.").keeping(left);
    return situation.tallies().remembers(situation.time(), once.within())
        ? kept
        : kept.unsure(situation.rule().role());
  }

  @Override
  public boolean countsWhatIsOwed() {
    return true;
  }

  private static List<Chosen> left(
      Situation situation, OncePer once, Choice choice, List<Tally> before) {
    List<Tally> owedBefore = before.stream().filter(Tally::owed).toList();
    return once.keep() == OncePer.Keep.FIRST
        ? choice.chosen().stream().filter(c -> c.offer().owed() && owedBefore.isEmpty()).toList()
        : higher(situation, choice, sum(situation, owedBefore), sum(situation, before));
  }

  /** What the claim is higher by than what was given before. */
  private static List<Chosen> higher(
      Situation situation, Choice choice, BigDecimal owedBefore, BigDecimal before) {
    Reduction reduction = new Reduction(situation);
    BigDecimal claim = reduction.sum(choice.chosen());
    List<Chosen> owed = reduction.by(owedBefore, priced(choice.owed()));
    List<Chosen> goodwill = priced(choice.goodwill());
    BigDecimal room = claim.subtract(before).subtract(reduction.sum(owed)).max(BigDecimal.ZERO);
    BigDecimal less = reduction.sum(goodwill).subtract(room).max(BigDecimal.ZERO);
    return Stream.concat(owed.stream(), reduction.by(less, goodwill).stream()).toList();
  }

  private static List<Chosen> priced(List<Chosen> gestures) {
    return gestures.stream().filter(c -> c.offer().amount() != null).toList();
  }

  private static BigDecimal sum(Situation situation, List<Tally> tallies) {
    return tallies.stream()
        .map(Tally::amount)
        .flatMap(Stream::ofNullable)
        .map(a -> situation.policy().rates().inBase(a, situation.time()))
        .map(Amount::value)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
