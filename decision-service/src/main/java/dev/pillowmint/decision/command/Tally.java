package dev.pillowmint.decision.command;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.decide.BudgetUse;
import dev.pillowmint.decision.decide.Chosen;
import dev.pillowmint.decision.decide.Decision;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up the decisions of one policy. */
final class Tally {
  private long moments;
  private long granted;
  private long proposed;
  private final Map<String, Long> declined = new TreeMap<>();
  private final Map<String, Long> gestures = new TreeMap<>();
  private final Map<String, Map<String, Map<String, BigDecimal>>> money = new TreeMap<>();

  /**
   * What the decisions of one policy come to.
   *
   * @param policy its name
   * @param version of it
   * @param moments how many were seen: granted, proposed and declined together
   * @param granted how many
   * @param proposed how many wait for a person
   * @param declined how many, by reason
   * @param gestures given, how many by kind
   * @param money given, by rule, ledger and currency
   * @param customersHelped who were given something
   * @param budgets by name and period
   */
  record Totals(
      String policy,
      int version,
      long moments,
      long granted,
      long proposed,
      Map<String, Long> declined,
      Map<String, Long> gestures,
      Map<String, Map<String, Map<String, BigDecimal>>> money,
      long customersHelped,
      List<BudgetTotals> budgets) {}

  /**
   * How far a budget reached.
   *
   * @param budget its name
   * @param period which
   * @param spent in the policy's currency
   * @param limit of the period
   * @param refusals draws without room
   * @param ranOutAt time of the first of them; null: none
   */
  record BudgetTotals(
      String budget,
      String period,
      String spent,
      String limit,
      long refusals,
      @Nullable Instant ranOutAt) {
    static BudgetTotals of(BudgetUse use) {
      return new BudgetTotals(
          use.budget(),
          use.period(),
          use.spent().toString(),
          use.limits().toString(),
          use.refusals(),
          use.ranOutAt());
    }
  }

  void add(Decision decision) {
    count(decision, 1);
  }

  /** The decision stands in the place of what was told before. */
  void revise(Decision before, Decision after) {
    count(before, -1);
    count(after, 1);
  }

  private void count(Decision decision, int times) {
    moments += times;
    switch (decision) {
      case Decision.Granted g -> granted += times;
      case Decision.Proposed p -> proposed += times;
      case Decision.Declined d -> add(declined, d.reason(), times);
    }
    decision.given().forEach(gesture -> count(decision.moment().rule(), gesture, times));
  }

  private void count(String rule, Chosen gesture, int times) {
    add(gestures, spoken(gesture.offer().kind()), times);
    Amount amount = gesture.offer().amount();
    if (amount != null) {
      money
          .computeIfAbsent(rule, r -> new TreeMap<>())
          .computeIfAbsent(spoken(gesture.offer().ledger()), l -> new TreeMap<>())
          .merge(
              amount.currency().getCurrencyCode(),
              amount.value().multiply(BigDecimal.valueOf(times)),
              BigDecimal::add);
    }
  }

  private static void add(Map<String, Long> counts, String key, int times) {
    if (counts.merge(key, (long) times, Long::sum) == 0) {
      counts.remove(key);
    }
  }

  Totals totals(String policy, int version, long customersHelped, List<BudgetUse> budgets) {
    return new Totals(
        policy,
        version,
        moments,
        granted,
        proposed,
        declined,
        gestures,
        money,
        customersHelped,
        budgets.stream().map(BudgetTotals::of).toList());
  }

  private static String spoken(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
