package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Paid;
import dev.pillowmint.decision.customer.Tally;
import dev.pillowmint.decision.policy.NoRateException;
import dev.pillowmint.decision.policy.Rates;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a gesture counts for, kept in case that it is refused or fails, or that the customer
 * chooses.
 *
 * @param time from which it counts, whole seconds
 * @param cost of goodwill, in the policy's currency; null: none
 * @param draws its share of what was drawn
 * @param worth in its own currency; null: it has no price
 * @param owed whether it is owed
 * @param claim what it counts for
 * @param choices what the customer may choose, the first by default; none: there is no choice
 */
public record Spending(
    Instant time,
    @Nullable Amount cost,
    List<Draw> draws,
    @Nullable Amount worth,
    boolean owed,
    Claim claim,
    List<Option> choices) {

  /**
   * Keys under which something is given.
   *
   * @param time when it counts there, whole seconds
   */
  public record Claim(Instant time, List<Notes.Key> keys) {
    /** Under no key. */
    public static final Claim NONE = new Claim(Instant.EPOCH, List.of());

    public Claim {
      keys = List.copyOf(keys);
    }
  }

  /**
   * What the customer may choose.
   *
   * @param form as events name it
   * @param amount what it is worth
   */
  public record Option(String form, Amount amount, boolean needsConsent) {}

  public Spending {
    draws = List.copyOf(draws);
    choices = List.copyOf(choices);
  }

  /** The draws of one gesture among those that were drawn for. */
  public static List<Draw> shares(List<Draw> drawn, Amount cost) {
    return drawn.stream().map(draw -> draw.costing(new Draw.Cost(cost, 1))).toList();
  }

  /** The customer's state as if it had not been given: it can be claimed again. */
  public CustomerState notSpent(CustomerState state, Rates rates) {
    List<Tally> given = claim.keys().stream().map(key -> tally(key, rates)).toList();
    Paid paid = worth == null || !owed ? null : new Paid(time, worth);
    CustomerState free = state.unclaimed(given, paid);
    return cost == null ? free : free.givenBack(time, cost);
  }

  private Tally tally(Notes.Key key, Rates rates) {
    Integer step = key.step();
    return step == null
        ? Tally.of(null, key.hash(), owed, claim.time(), counted(rates))
        : Tally.ofStep(null, key.hash(), step, claim.time());
  }

  /** Null: it cannot be counted any more, so all that its key holds is free. */
  private @Nullable Amount counted(Rates rates) {
    try {
      return worth == null
          ? Amount.ofMinor(0, rates.base().getCurrencyCode())
          : rates.inBase(worth, claim.time());
    } catch (NoRateException e) {
      return null;
    }
  }
}
