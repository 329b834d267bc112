package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.Amount;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * An estimate of what not acting risks: a value times the chance to lose it.
 *
 * @param value what is at risk
 * @param chance to lose it, from 0 to 1
 * @param avoids by gesture of the rule, in order: which part of the risk it takes away; empty: all
 *     of it
 * @param best true: of the goodwill only the gesture with the best balance is given
 */
public record CounterCost(
    Expression value, BigDecimal chance, List<BigDecimal> avoids, boolean best) {

  public CounterCost {
    avoids = List.copyOf(avoids);
  }

  /**
   * Value times chance, rounded half up to the minor unit of the value's currency; empty if the
   * value is not known.
   */
  public Optional<Amount> atRisk(Facts facts) {
    return value.ask(facts) instanceof Answer.Known known && known.value() instanceof Money money
        ? Optional.of(money.amount())
            .filter(amount -> amount.value().signum() >= 0)
            .map(a -> Rates.rounded(a.value().multiply(chance), a.currency()))
        : Optional.empty();
  }

  /** Which part of the risk the gesture takes away. */
  public BigDecimal avoids(int gesture) {
    return gesture < avoids.size() ? avoids.get(gesture) : BigDecimal.ONE;
  }

  static Optional<CounterCost> read(Section section, Language language, int gestures) {
    var value = section.needed("value", "value: customer.yearlyValue").flatMap(language::amount);
    var chance = section.needed("chance", "chance: 20%").flatMap(w -> Share.read(w, 100));
    List<BigDecimal> avoids =
        section.words("avoids").stream().flatMap(w -> Share.read(w, 100).stream()).toList();
    if (section.has("avoids") && avoids.size() != gestures) {
      section.fault(
          "avoids",
          "%d shares for %d gestures".formatted(avoids.size(), gestures),
          "Write one for each gesture of the rule, in their order.");
    }
    boolean best = section.word("choose").flatMap(w -> w.oneOf(Choose.class)).isPresent();
    section.refuseUnread();
    return value.flatMap(v -> chance.map(c -> new CounterCost(v, c, avoids, best)));
  }

  private enum Choose {
    BEST
  }
}
