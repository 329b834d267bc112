package dev.pillowmint.decision.command;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows what a backtest found. */
final class BacktestPrinter {
  private final PrintWriter out;

  BacktestPrinter(PrintWriter out) {
    this.out = out;
  }

  void print(Backtest.Report report) {
    Tally.Totals now = report.candidate();
    Tally.Totals then = report.against();
    out.printf(
        "%,d events%s%s; %,d before them are remembered.%n",
        report.events(),
        report.since() == null ? "" : " since " + report.since(),
        report.until() == null ? "" : " until " + report.until(),
        report.eventsBefore());
    if (report.repeated() + report.unreadable() > 0) {
      out.printf(
          "%,d came again, %,d records are no event of the catalogue.%n",
          report.repeated(), report.unreadable());
    }
    out.println();
    row("", name(now), then == null ? "" : name(then));
    counts(now, then);
    declined(now, then);
    money(now, then);
    budgets(now.budgets(), name(now));
    if (then != null && report.change() != null) {
      budgets(then.budgets(), name(then));
      change(report.change());
    }
    out.flush();
  }

  private void counts(Tally.Totals now, Tally.@Nullable Totals then) {
    number("moments seen", now, then, Tally.Totals::moments);
    number("granted", now, then, Tally.Totals::granted);
    number("proposed to a person", now, then, Tally.Totals::proposed);
    number(
        "declined",
        now,
        then,
        t -> t.declined().values().stream().mapToLong(Long::longValue).sum());
    number("customers helped", now, then, Tally.Totals::customersHelped);
  }

  private void declined(Tally.Totals now, Tally.@Nullable Totals then) {
    TreeSet<String> reasons = new TreeSet<>(now.declined().keySet());
    if (then != null) {
      reasons.addAll(then.declined().keySet());
    }
    for (String reason : reasons) {
      number("declined: " + reason, now, then, t -> t.declined().getOrDefault(reason, 0L));
    }
  }

  private void money(Tally.Totals now, Tally.@Nullable Totals then) {
    TreeSet<String> rules = new TreeSet<>(now.money().keySet());
    if (then != null) {
      rules.addAll(then.money().keySet());
    }
    for (String rule : rules) {
      row("money: " + rule, spent(now, rule), then == null ? "" : spent(then, rule));
    }
  }

  private static String spent(Tally.Totals totals, String rule) {
    Map<String, Map<String, BigDecimal>> ledgers = totals.money().getOrDefault(rule, Map.of());
    return ledgers.isEmpty()
        ? "-"
        : ledgers.entrySet().stream()
            .flatMap(
                ledger ->
                    ledger.getValue().entrySet().stream()
                        .map(m -> m.getValue() + " " + m.getKey() + " " + ledger.getKey()))
            .collect(Collectors.joining(", "));
  }

  private void budgets(List<Tally.BudgetTotals> budgets, String policy) {
    for (Tally.BudgetTotals budget : budgets) {
      out.printf(
          "%nbudget %s, %s (%s): %s of %s%s%n",
          budget.budget(),
          budget.period(),
          policy,
          budget.spent(),
          budget.limit(),
          budget.ranOutAt() == null
              ? ""
              : Ink.RED.on(
                  "; runs out at %s, %,d go without"
                      .formatted(budget.ranOutAt(), budget.refusals())));
    }
  }

  private void change(Backtest.Change change) {
    out.printf(
        "%n%,d events are decided otherwise%s.%n",
        change.decidedOtherwise(),
        change.otherwiseIn().isEmpty()
            ? ""
            : change.otherwiseIn().entrySet().stream()
                .map(kind -> "%s %,d".formatted(kind.getKey(), kind.getValue()))
                .collect(Collectors.joining(", ", ": ", "")));
    out.printf(
        "%,d customers are newly helped%s.%n",
        change.newlyHelped(), examples(change.newlyHelpedExamples()));
    out.printf(
        "%,d customers are no longer helped%s.%n",
        change.noLongerHelped(), examples(change.noLongerHelpedExamples()));
  }

  private static String examples(List<String> customers) {
    return customers.isEmpty()
        ? ""
        : ", for example " + customers.stream().limit(3).collect(Collectors.joining(", "));
  }

  private void number(
      String what,
      Tally.Totals now,
      Tally.@Nullable Totals then,
      Function<Tally.Totals, Long> number) {
    row(
        what,
        "%,d".formatted(number.apply(now)),
        then == null ? "" : "%,d".formatted(number.apply(then)));
  }

  private void row(String what, String now, String then) {
    out.println("%-36s %32s  %32s".formatted(what, now, then).stripTrailing());
  }

  private static String name(Tally.Totals totals) {
    return totals.policy() + " v" + totals.version();
  }
}
