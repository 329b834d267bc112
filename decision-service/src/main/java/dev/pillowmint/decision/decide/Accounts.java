package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.policy.Limits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Draws on several accounts at once: on all of them, or on none. */
public final class Accounts {
  private final Function<String, Account> known;
  private final long forgottenBefore;
  private final Map<String, Account> changed = new LinkedHashMap<>();
  private final List<Used> used = new ArrayList<>();

  private Accounts(Function<String, Account> known, long forgottenBefore) {
    this.known = known;
    this.forgottenBefore = forgottenBefore;
  }

  /**
   * What came of a draw.
   *
   * @param refusedBy name of the budget that has no room; null: it was drawn
   * @param changed accounts by name; none if it was refused
   * @param used how full each account is now that was drawn on
   */
  public record Outcome(@Nullable String refusedBy, Map<String, Account> changed, List<Used> used) {

    /** Whether it was drawn. */
    public boolean granted() {
      return refusedBy == null;
    }
  }

  /**
   * How full an account is.
   *
   * @param draw on it
   * @param sum what it has given now, in the fullest window that holds the draw
   * @param percent of its limit, rounded down
   * @param warning to be given now; null: none
   */
  public record Used(Draw draw, Sum sum, int percent, @Nullable Warning warning) {}

  /**
   * Draws all, in order, or nothing.
   *
   * @param known the account of a name, untouched if there is none
   */
  public static Outcome draw(List<Draw> draws, Function<String, Account> known) {
    return draw(draws, known, Long.MIN_VALUE);
  }

  /**
   * The same where old accounts were forgotten: nobody knows what they gave, so a hard limit
   * refuses.
   *
   * @param forgottenBefore epoch second: accounts that ended before it may be forgotten
   */
  public static Outcome draw(
      List<Draw> draws, Function<String, Account> known, long forgottenBefore) {
    Accounts accounts = new Accounts(known, forgottenBefore);
    for (Draw draw : draws) {
      @Nullable String refusedBy = accounts.draw(draw);
      if (refusedBy != null) {
        return new Outcome(refusedBy, Map.of(), List.of());
      }
    }
    return new Outcome(null, accounts.changed, accounts.used);
  }

  /**
   * The accounts with the draws given back. What was reserved from another account stays reserved.
   *
   * @param known the account of a name, untouched if there is none
   */
  public static Map<String, Account> giveBack(List<Draw> draws, Function<String, Account> known) {
    Accounts accounts = new Accounts(known, Long.MIN_VALUE);
    for (Draw draw : draws) {
      accounts.changed.put(draw.account(), accounts.find(draw).without(draw));
    }
    return accounts.changed;
  }

  private @Nullable String draw(Draw draw) {
    Limits limits = draw.limits();
    Draw parent = draw.reserve();
    if (parent != null) {
      limits = reserve(draw, parent);
      if (find(draw).reserved().equals(Sum.NOTHING) && !Sum.of(parent.cost()).equals(Sum.NOTHING)) {
        return parent.budget();
      }
    }
    Account account = find(draw);
    if (isForgotten(draw, limits) || !account.hasRoomFor(draw, limits)) {
      return draw.budget();
    }
    keep(draw, account.with(draw));
    return null;
  }

  /** Reserves what is not yet, if there is room for it; returns what may be drawn then. */
  private Limits reserve(Draw draw, Draw parent) {
    Account child = find(draw);
    Sum wanted = Sum.of(parent.cost());
    Sum lacking = wanted.plus(child.reserved().negated()).notNegative();
    Draw more = costing(parent, lacking);
    if (!lacking.equals(Sum.NOTHING)
        && !isForgotten(parent, parent.limits())
        && find(parent).hasRoomFor(more, parent.limits())) {
      keep(more, find(parent).with(more));
      changed.put(draw.account(), child.reserving(lacking));
    }
    return within(draw.limits(), find(draw).reserved());
  }

  private boolean isForgotten(Draw draw, Limits limits) {
    return limits.hard() && draw.slot().endsAt() < forgottenBefore;
  }

  private static Draw costing(Draw parent, Sum sum) {
    String currency = parent.cost().amount().currency().getCurrencyCode();
    Draw.Cost cost =
        new Draw.Cost(Amount.ofMinor(sum.minorUnits(), currency), (int) sum.gestures());
    return new Draw(
        parent.budget(),
        parent.whose(),
        parent.account(),
        parent.slot(),
        cost,
        parent.limits(),
        null);
  }

  private static Limits within(Limits limits, Sum reserved) {
    Sum most = Sum.of(limits).min(reserved);
    Amount amount = limits.amount();
    return new Limits(
        amount == null
            ? null
            : Amount.ofMinor(most.minorUnits(), amount.currency().getCurrencyCode()),
        limits.count() == null ? null : (Integer) (int) most.gestures(),
        true,
        limits.warnAt());
  }

  private void keep(Draw draw, Account drawn) {
    Sum sum = drawn.fullest(draw.slot());
    int level = Warning.level(draw.limits(), sum);
    int percent = Warning.percent(draw.limits(), sum);
    changed.put(draw.account(), drawn.warned(level));
    boolean louder = level > drawn.warned();
    used.add(new Used(draw, sum, percent, louder ? new Warning(draw, level, percent) : null));
  }

  private Account find(Draw draw) {
    Account account = changed.get(draw.account());
    return account == null ? known.apply(draw.account()) : account;
  }
}
