package dev.pillowmint.decision.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.learn.Missed;
import dev.pillowmint.decision.learn.MissedGroup;
import dev.pillowmint.decision.learn.MissedPage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Missed moments.
 *
 * @param missed newest first
 * @param groups all that are asked for, by reason; on the first page only
 * @param next cursor of the next page; absent: this is the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MissedView(List<MomentView> missed, List<GroupView> groups, @Nullable String next) {

  /**
   * A missed moment.
   *
   * @param policy that declined it; absent: no rule saw it
   * @param rule that declined it; absent: no rule saw it
   * @param atRisk what not acting may cost, by the rule's estimate; absent: it has none
   * @param forgone what would have been given; absent: not known
   * @param actedOn who made it good since; absent: nobody
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record MomentView(
      String decisionId,
      String customerId,
      Instant missedAt,
      StoryView.EventView event,
      StoryView.@Nullable PolicyView policy,
      @Nullable String rule,
      String reason,
      StoryView.@Nullable MoneyView atRisk,
      StoryView.@Nullable MoneyView forgone,
      List<String> explanation,
      @Nullable ActedOnView actedOn) {}

  /** Who made it good. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ActedOnView(String staffId, @Nullable String role, Instant at) {}

  /**
   * Those of one reason.
   *
   * @param atRisk the rules' estimates together, by currency
   * @param forgone what would have been given, of those without an estimate, by currency
   */
  record GroupView(
      String reason,
      long count,
      long actedOn,
      List<StoryView.MoneyView> atRisk,
      List<StoryView.MoneyView> forgone) {}

  static MissedView of(MissedPage page) {
    return new MissedView(
        page.missed().stream().map(MissedView::moment).toList(),
        page.groups().stream().map(MissedView::group).toList(),
        page.more() ? Cursor.of(page.missed().getLast().position()) : null);
  }

  /** One page of several instances' answers to the same question. */
  static MissedView merged(List<MissedView> parts, int most) {
    List<MomentView> all =
        parts.stream()
            .flatMap(part -> part.missed().stream())
            .sorted((a, b) -> position(b).compareTo(position(a)))
            .toList();
    List<MomentView> page = all.subList(0, Math.min(most, all.size()));
    boolean more = all.size() > most || parts.stream().anyMatch(part -> part.next() != null);
    return new MissedView(
        page,
        MissedGroup.merged(
                parts.stream().flatMap(p -> p.groups().stream()).map(MissedView::sums).toList())
            .stream()
            .map(MissedView::group)
            .toList(),
        more ? Cursor.of(position(page.getLast())) : null);
  }

  private static Missed.Position position(MomentView moment) {
    return new Missed.Position(moment.missedAt(), moment.decisionId());
  }

  static MomentView moment(Missed missed) {
    Missed.RuleName rule = missed.rule();
    Missed.ActedOn by = missed.actedOn();
    return new MomentView(
        missed.decisionId(),
        missed.customerId(),
        missed.missedAt(),
        new StoryView.EventView(
            missed.event().source(),
            missed.event().id(),
            missed.event().type(),
            missed.event().time()),
        rule == null ? null : new StoryView.PolicyView(rule.policy(), rule.version()),
        rule == null ? null : rule.name(),
        missed.reason(),
        StoryView.MoneyView.of(missed.stake().atRisk()),
        StoryView.MoneyView.of(missed.stake().forgone()),
        missed.explanation(),
        by == null ? null : new ActedOnView(by.staffId(), by.role(), by.at()));
  }

  private static GroupView group(MissedGroup group) {
    return new GroupView(
        group.reason(),
        group.count(),
        group.actedOn(),
        money(group.atRisk()),
        money(group.forgone()));
  }

  private static MissedGroup sums(GroupView group) {
    return new MissedGroup(
        group.reason(),
        group.count(),
        group.actedOn(),
        sums(group.atRisk()),
        sums(group.forgone()));
  }

  private static List<StoryView.MoneyView> money(Map<String, Long> sums) {
    return sums.entrySet().stream()
        .map(sum -> Amount.ofMinor(sum.getValue(), sum.getKey()))
        .map(
            a -> new StoryView.MoneyView(a.value().toPlainString(), a.currency().getCurrencyCode()))
        .toList();
  }

  private static SortedMap<String, Long> sums(List<StoryView.MoneyView> money) {
    return money.stream()
        .collect(
            Collectors.toMap(
                StoryView.MoneyView::currency,
                m -> Amount.of(m.amount(), m.currency()).minorUnits(),
                Math::addExact,
                TreeMap::new));
  }
}
