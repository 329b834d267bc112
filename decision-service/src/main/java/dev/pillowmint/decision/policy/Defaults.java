package dev.pillowmint.decision.policy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a rule means that does not say otherwise.
 *
 * @param ledger goodwill, if the policy does not say
 * @param budgets that goodwill draws on, all of them
 * @param within by when a gesture is promised; three days, if the policy does not say
 * @param approval above which goodwill needs a yes; null: never
 * @param notStated what a condition does that reads what nobody stated; empty: each rule says
 */
record Defaults(
    Ledger ledger,
    List<BudgetLimit> budgets,
    Duration within,
    @Nullable Approval approval,
    Optional<NotStated> notStated) {

  static Defaults read(Section root, Map<String, BudgetLimit> budgets, Rates rates) {
    Approval approval =
        root.section("approval").flatMap(s -> ApprovalReader.read(s, rates)).orElse(null);
    Optional<Section> section = root.section("defaults");
    Ledger ledger =
        section
            .flatMap(s -> s.word("ledger"))
            .flatMap(w -> w.oneOf(Ledger.class))
            .orElse(Ledger.GOODWILL);
    List<BudgetLimit> drawn = section.flatMap(s -> budgets(s, budgets)).orElse(List.of());
    Duration within =
        section.flatMap(s -> s.word("within")).flatMap(Word::span).orElse(Duration.ofDays(3));
    Optional<NotStated> notStated =
        section.flatMap(s -> s.word("notStated")).flatMap(w -> w.oneOf(NotStated.class));
    section.ifPresent(Section::refuseUnread);
    return new Defaults(ledger, drawn, within, approval, notStated);
  }

  /** What {@code budget} or {@code budgets} names; empty: neither is there. */
  static Optional<List<BudgetLimit>> budgets(Section section, Map<String, BudgetLimit> known) {
    if (section.has("budget") && section.has("budgets")) {
      section.fault("budget", "there are both \"budget\" and \"budgets\"", "Leave one out.");
    }
    if (section.has("budget")) {
      return section.word("budget").map(w -> budget(w, known).stream().toList());
    }
    return section.has("budgets")
        ? Optional.of(
            section.words("budgets").stream()
                .flatMap(w -> budget(w, known).stream())
                .distinct()
                .toList())
        : Optional.empty();
  }

  private static Optional<BudgetLimit> budget(Word word, Map<String, BudgetLimit> budgets) {
    BudgetLimit budget = budgets.get(word.text());
    if (budget == null) {
      word.fault(
          "there is no budget \"%s\"".formatted(word.text()),
          Spelling.advice(word.text(), budgets.keySet()) + "Add it under \"budgets\".");
    }
    return Optional.ofNullable(budget);
  }
}
