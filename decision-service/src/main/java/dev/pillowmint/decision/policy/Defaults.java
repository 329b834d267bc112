package dev.pillowmint.decision.policy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a rule means that does not say otherwise.
 *
 * @param ledger goodwill, if the policy does not say
 * @param budget that goodwill draws on; null: none
 * @param within by when a gesture is promised; three days, if the policy does not say
 * @param approval above which goodwill needs a yes; null: never
 * @param notStated what a condition does that reads what nobody stated; empty: each rule says
 */
record Defaults(
    Ledger ledger,
    @Nullable BudgetLimit budget,
    Duration within,
    @Nullable Approval approval,
    Optional<NotStated> notStated) {

  static Defaults read(Section root, Map<String, BudgetLimit> budgets, Rates rates) {
    Approval approval = root.section("approval").flatMap(s -> approval(s, rates)).orElse(null);
    Optional<Section> section = root.section("defaults");
    Ledger ledger =
        section
            .flatMap(s -> s.word("ledger"))
            .flatMap(w -> w.oneOf(Ledger.class))
            .orElse(Ledger.GOODWILL);
    BudgetLimit budget =
        section.flatMap(s -> s.word("budget")).flatMap(w -> budget(w, budgets)).orElse(null);
    Duration within =
        section.flatMap(s -> s.word("within")).flatMap(Word::span).orElse(Duration.ofDays(3));
    Optional<NotStated> notStated =
        section.flatMap(s -> s.word("notStated")).flatMap(w -> w.oneOf(NotStated.class));
    section.ifPresent(Section::refuseUnread);
    return new Defaults(ledger, budget, within, approval, notStated);
  }

  static Optional<BudgetLimit> budget(Word word, Map<String, BudgetLimit> budgets) {
    BudgetLimit budget = budgets.get(word.text());
    if (budget == null) {
      word.fault(
          "there is no budget \"%s\"".formatted(word.text()),
          Spelling.advice(word.text(), budgets.keySet()) + "Add it under \"budgets\".");
    }
    return Optional.ofNullable(budget);
  }

  static Optional<Approval> approval(Section section, Rates rates) {
    var above =
        section.needed("above", "above: 50.00 EUR").flatMap(w -> PolicyCompiler.inBase(w, rates));
    String role = section.word("role").map(Word::text).orElse("care-lead");
    section.refuseUnread();
    return above.map(amount -> new Approval(amount, role));
  }
}
