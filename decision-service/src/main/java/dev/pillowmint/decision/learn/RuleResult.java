package dev.pillowmint.decision.learn;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What one rule of one version of a policy did and led to.
 *
 * @param policy name of the policy
 * @param rule name of the rule
 * @param version of the policy
 * @param counts all together
 * @param outcomes what customers did afterwards, by name
 */
public record RuleResult(
    String policy, String rule, int version, Counts counts, List<OutcomeResult> outcomes) {
  private static final String TREATED = "treated";
  private static final String CONTROL = "control";

  public RuleResult {
    outcomes = List.copyOf(outcomes);
  }

  /**
   * How often an outcome was seen. A trial counts once its time is over, and then for both arms
   * alike.
   *
   * @param outcome its name
   * @param within how long after the moment it counts
   * @param treated of those whose goodwill was not withheld
   * @param control of those whose goodwill was
   * @param open trials whose time is not over
   * @param uplift treated against control
   */
  public record OutcomeResult(
      String outcome,
      Duration within,
      Proportion treated,
      Proportion control,
      long open,
      Uplift uplift) {}

  /**
   * Of what was counted each day.
   *
   * @param today in UTC
   */
  public static RuleResult of(
      String policy, String rule, int version, Map<LocalDate, Counts> days, LocalDate today) {
    Counts all = days.values().stream().reduce(Counts.NONE, Counts::plus);
    return new RuleResult(
        policy,
        rule,
        version,
        all,
        all.watches().entrySet().stream()
            .map(watch -> outcome(watch.getKey(), watch.getValue(), days, today))
            .toList());
  }

  private static OutcomeResult outcome(
      String name, Duration within, Map<LocalDate, Counts> days, LocalDate today) {
    Counts over = Counts.NONE;
    long open = 0;
    for (Map.Entry<LocalDate, Counts> day : days.entrySet()) {
      if (isOver(day.getKey(), within, today)) {
        over = over.plus(day.getValue());
      } else {
        open += day.getValue().arms().values().stream().mapToLong(Counts.Arm::trials).sum();
      }
    }
    Proportion treated = proportion(over, TREATED, name);
    Proportion control = proportion(over, CONTROL, name);
    return new OutcomeResult(
        name, within, treated, control, open, Uplift.between(treated, control));
  }

  /** The last moment of the day may have come at its end. */
  private static boolean isOver(LocalDate day, Duration within, LocalDate today) {
    long wholeDays = within.plusDays(1).minusNanos(1).toDays();
    return day.plusDays(wholeDays + 1).compareTo(today) <= 0;
  }

  private static Proportion proportion(Counts counts, String arm, String outcome) {
    Counts.Arm found = counts.arms().getOrDefault(arm, Counts.Arm.NONE);
    long shown = found.shown().getOrDefault(outcome, 0L);
    return new Proportion(Math.min(shown, found.trials()), found.trials());
  }
}
