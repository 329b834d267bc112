package dev.pillowmint.decision.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pillowmint.decision.decide.Decision;
import dev.pillowmint.decision.decide.Notes;
import dev.pillowmint.decision.decide.Spoken;
import dev.pillowmint.decision.decide.Told;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A decision that has no effect, with all that a decision shows.
 *
 * @param rule that recognises the moment
 * @param outcome GRANTED, PROPOSED or DECLINED
 * @param reason as a stable code
 * @param explanation step by step
 * @param gestures given or proposed
 * @param role that would be asked, or see to it instead; absent: nobody
 * @param answerWithin how long they would have, as an ISO 8601 duration; absent: nobody is asked
 * @param awaits facts that would have to be stated or shown first
 * @param budgets what it would draw on. A preview takes them to have room
 * @param atRisk what not acting would risk; absent: no estimate
 * @param arm {@code treated} or {@code control}; absent: nothing is learned here
 * @param staffText what happened, for staff; absent: nothing is written
 * @param customerText what the customer may be told now; absent: nothing is prepared
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PreviewedDecision(
    String rule,
    String outcome,
    String reason,
    List<String> explanation,
    List<PreviewedGesture> gestures,
    @Nullable String role,
    @Nullable String answerWithin,
    List<String> awaits,
    List<PreviewedDraw> budgets,
    StoryView.@Nullable MoneyView atRisk,
    @Nullable String arm,
    @Nullable String staffText,
    @Nullable String customerText) {

  static PreviewedDecision of(Decision decision) {
    Decision.Awaits awaits =
        decision instanceof Decision.Proposed proposed ? proposed.awaits() : null;
    Notes notes = decision.moment().notes();
    return new PreviewedDecision(
        decision.moment().rule(),
        Spoken.outcome(decision).toUpperCase(Locale.ROOT),
        decision.reason(),
        decision.explanation(),
        PreviewedGesture.of(decision),
        decision.role(),
        awaits == null ? null : awaits.answerWithin().toString(),
        awaits == null ? List.of() : awaits.facts(),
        decision instanceof Decision.Granted granted
            ? granted.draws().stream().map(PreviewedDraw::of).toList()
            : List.of(),
        StoryView.MoneyView.of(notes.atRisk()),
        notes.arm() == null ? null : notes.arm().name().toLowerCase(Locale.ROOT),
        notes.staffText(),
        Told.customerText(decision));
  }
}
