package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Proposed gestures at another amount. */
final class Repricing {
  private Repricing() {}

  /**
   * Each gesture with a price gets as much as it cost, in order, until the amount is used up; what
   * is left over goes to the first. One that gets nothing costs {@code 0}, and is not given. Empty
   * if there is no amount above zero in the currency of every price.
   */
  static Optional<List<Pending.Priced>> of(List<Pending.Priced> proposed, @Nullable Amount total) {
    if (total == null
        || total.value().signum() <= 0
        || proposed.stream().noneMatch(Repricing::isPriced)
        || !proposed.stream().filter(Repricing::isPriced).allMatch(p -> isIn(p, total))) {
      return Optional.empty();
    }
    List<Pending.Priced> repriced = new ArrayList<>();
    BigDecimal left = total.value();
    for (Pending.Priced gesture : proposed) {
      BigDecimal given = value(gesture).min(left);
      left = left.subtract(given);
      repriced.add(isPriced(gesture) ? at(gesture, given, total) : gesture);
    }
    int first = repriced.indexOf(repriced.stream().filter(Repricing::isPriced).findFirst().get());
    Pending.Priced most = repriced.get(first);
    repriced.set(first, at(most, value(most).add(left), total));
    return Optional.of(repriced);
  }

  private static boolean isPriced(Pending.Priced gesture) {
    return gesture.goodwill() && gesture.amount() != null;
  }

  private static boolean isIn(Pending.Priced gesture, Amount total) {
    return gesture.amount() != null && gesture.amount().currency().equals(total.currency());
  }

  private static BigDecimal value(Pending.Priced gesture) {
    return isPriced(gesture) && gesture.amount() != null
        ? gesture.amount().value()
        : BigDecimal.ZERO;
  }

  private static Pending.Priced at(Pending.Priced gesture, BigDecimal value, Amount total) {
    return new Pending.Priced(new Amount(value, total.currency()), gesture.goodwill());
  }
}
