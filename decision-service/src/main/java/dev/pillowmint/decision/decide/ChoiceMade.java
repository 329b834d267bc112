package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.policy.NoRateException;
import dev.pillowmint.decision.policy.Rates;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The customer chose among what a gesture left open. The dearest was counted; what they did not
 * choose is free again.
 *
 * @param spending what the gesture counts for so far
 * @param choice theirs
 * @param less by how much it costs less than what was counted, in the policy's currency; null:
 *     nothing counts
 */
public record ChoiceMade(Spending spending, Spending.Option choice, @Nullable Amount less) {
  /** The event type that carries one. */
  public static final String TYPE = "gesture.choice-made";

  /** What the gesture is without any choice: the first of the choices. */
  private static final String AS_IT_IS = "as-it-is";

  /** Empty: there is no such choice, or the consent that it needs is missing. */
  public static Optional<ChoiceMade> of(Spending spending, Event event, Rates rates) {
    String form = event.text("form").orElse("");
    boolean consents = event.flag("consent").orElse(false);
    return spending.choices().stream()
        .filter(
            choice ->
                form.equals(AS_IT_IS)
                    ? choice.equals(spending.choices().getFirst())
                    : choice.form().equals(form))
        .filter(choice -> consents || !choice.needsConsent())
        .findFirst()
        .map(choice -> new ChoiceMade(spending, choice, less(spending, choice, rates)));
  }

  private static @Nullable Amount less(Spending spending, Spending.Option choice, Rates rates) {
    Amount before = spending.cost();
    if (before == null) {
      return null;
    }
    try {
      Amount now = rates.inBase(choice.amount(), spending.time());
      return now.currency().equals(before.currency()) ? minus(before, now) : null;
    } catch (NoRateException e) {
      return null;
    }
  }

  /** What the gesture counts for now; there is nothing left to choose. */
  public Spending chosen() {
    Amount before = spending.cost();
    Amount cost = before == null || less == null ? before : minus(before, less);
    return new Spending(
        spending.time(),
        cost,
        cost == null ? spending.draws() : Spending.shares(spending.draws(), cost),
        spending.worth(),
        spending.owed(),
        spending.claim(),
        List.of());
  }

  /** What budgets get back. */
  public List<Draw> returned() {
    return isCheaper() && less != null
        ? spending.draws().stream().map(draw -> draw.costing(new Draw.Cost(less, 0))).toList()
        : List.of();
  }

  /** The customer's state, whose goodwill costs less. */
  public CustomerState counted(CustomerState state) {
    Amount cost = spending.cost();
    return isCheaper() && cost != null && less != null
        ? state.cheaper(spending.time(), cost, less)
        : state;
  }

  private boolean isCheaper() {
    return less != null && less.value().signum() > 0;
  }

  private static Amount minus(Amount amount, Amount by) {
    BigDecimal left = amount.value().subtract(by.value());
    return new Amount(left, amount.currency());
  }
}
