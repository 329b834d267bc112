package dev.pillowmint.decision.learn;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers what was counted day by day, rule by rule. */
public final class RuleDays {
  private static final Comparator<RuleResult> ORDER =
      Comparator.comparing(RuleResult::policy)
          .thenComparing(RuleResult::rule)
          .thenComparing(RuleResult::version, Comparator.reverseOrder());

  private final LocalDate since;
  private final Map<Rule, Map<LocalDate, Counts>> days = new HashMap<>();

  /**
   * @param since the first day, in UTC
   */
  public RuleDays(LocalDate since) {
    this.since = since;
  }

  private record Rule(String policy, String rule, int version) {}

  /** With what was counted in a day. */
  public void add(RuleDay of, Counts counts) {
    if (!of.day().isBefore(since)) {
      days.computeIfAbsent(new Rule(of.policy(), of.rule(), of.version()), rule -> new TreeMap<>())
          .merge(of.day(), counts, Counts::plus);
    }
  }

  /**
   * By policy and rule, the newest version first.
   *
   * @param today in UTC
   */
  public List<RuleResult> results(LocalDate today) {
    return days.entrySet().stream()
        .map(
            e ->
                RuleResult.of(
                    e.getKey().policy(),
                    e.getKey().rule(),
                    e.getKey().version(),
                    e.getValue(),
                    today))
        .sorted(ORDER)
        .toList();
  }
}
