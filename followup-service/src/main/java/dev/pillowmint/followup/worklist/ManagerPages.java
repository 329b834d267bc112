package dev.pillowmint.followup.worklist;

import dev.pillowmint.followup.insight.Days;
import dev.pillowmint.followup.insight.Days.Span;
import dev.pillowmint.followup.insight.Digests;
import dev.pillowmint.followup.insight.Insights;
import dev.pillowmint.followup.insight.Overview;
import dev.pillowmint.followup.insight.What;
import dev.pillowmint.followup.plan.HouseRules;
import dev.pillowmint.followup.plan.PromiseLedger;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How it goes, for those who lead; and the weeks in stories. */
@PageController
class ManagerPages {
  private static final List<What> OUTCOMES =
      List.of(What.PRAISED, What.CAME_BACK, What.REFERRED, What.COMPLAINED_AGAIN, What.LEFT);
  private static final List<What> PROMISES =
      List.of(What.PROMISE_KEPT, What.PROMISE_BROKEN, What.PROMISE_RELEASED);

  private final Insights insights;
  private final PromiseLedger ledger;
  private final Digests digests;
  private final ZoneId zone;
  private final Clock clock;

  ManagerPages(
      Insights insights, PromiseLedger ledger, Digests digests, HouseRules rules, Clock clock) {
    this.insights = insights;
    this.ledger = ledger;
    this.digests = digests;
    this.zone = rules.zone();
    this.clock = clock;
  }

  @GetMapping("/manager")
  String manager(@RequestParam(defaultValue = "this-week") String period, Model model) {
    Span span = span(period);
    Days days = span.on(today());
    Overview overview = Overview.of(insights.tallies(days));
    model.addAttribute("spans", Span.values());
    model.addAttribute("span", span);
    model.addAttribute("days", days);
    model.addAttribute("overview", overview);
    model.addAttribute("moments", Chart.parts(Overview.MOMENTS, overview));
    model.addAttribute("columns", Columns.of(days, insights.byDay(days)));
    model.addAttribute("budgets", insights.budgets(days));
    model.addAttribute("counts", ledger.counts());
    model.addAttribute("promises", Chart.parts(PROMISES, overview));
    model.addAttribute("kept", Chart.kept(overview));
    model.addAttribute("outcomes", Chart.parts(OUTCOMES, overview));
    return "manager";
  }

  @GetMapping("/manager/digest")
  String digest(@RequestParam(required = false) @Nullable String week, Model model) {
    Days days = week == null ? digests.lastWeek() : week(week);
    Days next = days.plusWeeks(1);
    model.addAttribute("digest", digests.of(days));
    model.addAttribute("before", days.plusWeeks(-1).week());
    model.addAttribute("next", next.first().isAfter(today()) ? null : next.week());
    return "digest";
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  private static Span span(String code) {
    return Arrays.stream(Span.values())
        .filter(span -> span.code().equals(code))
        .findAny()
        .orElseThrow(
            () ->
                new BadRequestException(
                    "period is \"%s\"; expected this-week, last-week, month or 90-days"
                        .formatted(code)));
  }

  private static Days week(String code) {
    return Days.week(code)
        .orElseThrow(
            () ->
                new BadRequestException(
                    "week is \"%s\"; expected a week such as 2026-W47".formatted(code)));
  }
}
