package dev.pillowmint.decision.api;

import dev.pillowmint.decision.decide.Spoken;
import dev.pillowmint.decision.learn.Consistency;
import dev.pillowmint.decision.learn.Spread;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How alike like cases were treated.
 *
 * @param since the first day that is counted, in UTC
 * @param rules by policy, rule and currency
 */
record ConsistencyView(LocalDate since, List<RuleView> rules) {
  private static final Comparator<RuleView> ORDER =
      Comparator.comparing(RuleView::policy)
          .thenComparing(RuleView::rule)
          .thenComparing(RuleView::currency);

  /** A rule's cases in one currency. */
  record RuleView(
      String policy, String rule, String currency, SpreadView all, List<MemberView> staff) {}

  /**
   * A member of staff.
   *
   * @param standing below-peers, among-peers, above-peers or too-few-cases
   * @param flagged whether somebody should look at it
   */
  record MemberView(String staffId, SpreadView spread, String standing, boolean flagged) {}

  /** How much cases received. */
  record SpreadView(
      long cases,
      StoryView.@Nullable MoneyView least,
      StoryView.@Nullable MoneyView lowerQuartile,
      StoryView.@Nullable MoneyView median,
      StoryView.@Nullable MoneyView upperQuartile,
      StoryView.@Nullable MoneyView most) {

    static SpreadView of(Spread spread) {
      return new SpreadView(
          spread.cases(),
          StoryView.MoneyView.of(spread.least()),
          StoryView.MoneyView.of(spread.lowerQuartile()),
          StoryView.MoneyView.of(spread.median()),
          StoryView.MoneyView.of(spread.upperQuartile()),
          StoryView.MoneyView.of(spread.most()));
    }
  }

  static ConsistencyView of(LocalDate since, List<Consistency> rules) {
    return new ConsistencyView(since, rules.stream().map(ConsistencyView::rule).toList());
  }

  /** Each rule is counted by one instance. */
  static ConsistencyView merged(List<ConsistencyView> parts) {
    return new ConsistencyView(
        parts.getFirst().since(),
        parts.stream().flatMap(part -> part.rules().stream()).sorted(ORDER).toList());
  }

  private static RuleView rule(Consistency rule) {
    return new RuleView(
        rule.policy(),
        rule.rule(),
        rule.currency(),
        SpreadView.of(rule.all()),
        rule.staff().stream().map(ConsistencyView::member).toList());
  }

  private static MemberView member(Consistency.Member member) {
    return new MemberView(
        member.staffId(),
        SpreadView.of(member.spread()),
        Spoken.spoken(member.standing()),
        member.standing().isFlagged());
  }
}
