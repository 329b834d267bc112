package dev.pillowmint.decision.policy;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule: which moments it recognises and what it offers then, or why it declines.
 *
 * @param name stable, unique in the policy
 * @param title for people
 * @param on event types
 * @param when condition; null: every event of the types
 * @param because what happened, for the explanation
 * @param gestures offered together
 * @param refusal why it declines; null: it does not
 * @param approval above which goodwill needs a yes; null: never
 * @param budgets that goodwill draws on, all of them or none
 * @param terms what it says beside that
 */
public record Rule(
    String name,
    String title,
    Set<String> on,
    @Nullable Expression when,
    Text because,
    List<Template> gestures,
    @Nullable Refusal refusal,
    @Nullable Approval approval,
    List<BudgetLimit> budgets,
    Terms terms) {

  public Rule {
    on = Set.copyOf(on);
    gestures = List.copyOf(gestures);
    budgets = List.copyOf(budgets);
  }

  /** Whether it says no on purpose. */
  public boolean declines() {
    return refusal != null;
  }

  /** Who is asked where a person decides. */
  public String role() {
    return approval == null ? Approval.ROLE : approval.tiers().getFirst().first().role();
  }

  /** To whom a refused moment is handed; null: to nobody. */
  public @Nullable String handOver() {
    return refusal == null ? null : refusal.handOver();
  }

  /** What happened, in words for staff. */
  public String staffText(Facts facts) {
    return because.say(facts);
  }

  /** What the customer may be told beside the gestures' texts; null: nothing. */
  public @Nullable String customerText(Facts facts) {
    Text text = terms.customerText();
    return text == null ? null : text.say(facts);
  }
}
