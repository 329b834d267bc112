package dev.pillowmint.decision.decide;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The accounts of a rehearsal, and how far its budgets are drawn on. */
final class RehearsedBudgets {
  private final Map<String, Account> accounts = new HashMap<>();
  private final Map<String, BudgetUse> uses = new TreeMap<>();

  /**
   * @param time of what is drawn for
   */
  Accounts.Outcome draw(List<Draw> draws, Instant time) {
    Accounts.Outcome drawn = Accounts.draw(draws, this::find);
    accounts.putAll(drawn.changed());
    draws.forEach(draw -> note(draw, drawn, time));
    return drawn;
  }

  void giveBack(List<Draw> draws) {
    accounts.putAll(Accounts.giveBack(draws, this::find));
    draws.forEach(draw -> uses.computeIfPresent(draw.account(), (name, use) -> use.without(draw)));
  }

  /** Those drawn on so far, by name and period. */
  List<BudgetUse> all() {
    return List.copyOf(uses.values());
  }

  private Account find(String name) {
    return accounts.getOrDefault(name, Account.UNTOUCHED);
  }

  private void note(Draw draw, Accounts.Outcome drawn, Instant time) {
    BudgetUse use = uses.getOrDefault(draw.account(), BudgetUse.none(draw));
    if (drawn.granted()) {
      uses.put(draw.account(), use.drawn(draw));
    } else if (draw.budget().equals(drawn.refusedBy())) {
      uses.put(draw.account(), use.refused(time));
    }
  }
}
