package dev.pillowmint.decision.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.learn.Counts;
import dev.pillowmint.decision.learn.Proportion;
import dev.pillowmint.decision.learn.RuleResult;
import dev.pillowmint.decision.learn.Uplift;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each rule did and led to.
 *
 * @param since the first day that is counted, in UTC
 * @param rules by policy, rule, and version, the newest first
 */
record ResultsView(LocalDate since, List<RuleView> rules) {
  private static final Comparator<RuleView> ORDER =
      Comparator.comparing(RuleView::policy)
          .thenComparing(RuleView::rule)
          .thenComparing(RuleView::version, Comparator.reverseOrder());

  /**
   * A rule.
   *
   * @param moments seen
   * @param granted at once or after a yes
   * @param proposed to a person
   * @param waiting of those, not yet answered
   * @param declined by reason
   * @param costs what was given
   * @param outcomes what customers did afterwards
   */
  record RuleView(
      String policy,
      String rule,
      int version,
      long moments,
      long granted,
      long proposed,
      long waiting,
      Map<String, Long> declined,
      List<CostView> costs,
      List<OutcomeView> outcomes) {}

  /** What was given on a ledger in a currency. */
  record CostView(String ledger, long gestures, StoryView.@Nullable MoneyView amount) {}

  /**
   * An outcome.
   *
   * @param within how long after the moment it counts, ISO 8601
   * @param treated of those whose goodwill was not withheld
   * @param control of those whose goodwill was
   * @param open trials whose time is not over; they are not counted yet
   * @param uplift treated against control; absent: silent
   * @param silent why there is no uplift; absent: there is
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OutcomeView(
      String outcome,
      Duration within,
      ShareView treated,
      ShareView control,
      long open,
      @Nullable UpliftView uplift,
      @Nullable SilentView silent) {}

  /** How many of how many. */
  record ShareView(long shown, long of) {
    static ShareView of(Proportion proportion) {
      return new ShareView(proportion.shown(), proportion.of());
    }
  }

  /** The difference of the two shares, and where it lies with that confidence. */
  record UpliftView(double difference, double low, double high, double confidence) {}

  /** How many there are of each, and how many each needs. */
  record SilentView(String because, long treated, long control, long needed) {}

  static ResultsView of(LocalDate since, List<RuleResult> results) {
    return new ResultsView(since, results.stream().map(ResultsView::rule).toList());
  }

  /** Each rule is counted by one instance. */
  static ResultsView merged(List<ResultsView> parts) {
    return new ResultsView(
        parts.getFirst().since(),
        parts.stream().flatMap(part -> part.rules().stream()).sorted(ORDER).toList());
  }

  private static RuleView rule(RuleResult result) {
    Counts counts = result.counts();
    return new RuleView(
        result.policy(),
        result.rule(),
        result.version(),
        counts.moments(),
        counts.granted(),
        counts.proposed(),
        Math.max(0, counts.proposed() - counts.answered()),
        counts.declined(),
        counts.costs().entrySet().stream()
            .map(
                cost ->
                    new CostView(
                        cost.getKey().ledger(),
                        cost.getValue().gestures(),
                        StoryView.MoneyView.of(
                            Amount.ofMinor(
                                cost.getValue().minorUnits(), cost.getKey().currency()))))
            .toList(),
        result.outcomes().stream().map(ResultsView::outcome).toList());
  }

  private static OutcomeView outcome(RuleResult.OutcomeResult outcome) {
    UpliftView uplift = null;
    SilentView silent = null;
    switch (outcome.uplift()) {
      case Uplift.Measured m ->
          uplift = new UpliftView(m.difference(), m.interval().low(), m.interval().high(), 0.95);
      case Uplift.Silent s ->
          silent = new SilentView("too little data", s.treated(), s.control(), s.needed());
    }
    return new OutcomeView(
        outcome.outcome(),
        outcome.within(),
        ShareView.of(outcome.treated()),
        ShareView.of(outcome.control()),
        outcome.open(),
        uplift,
        silent);
  }
}
