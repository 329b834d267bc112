package dev.pillowmint.decision.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pillowmint.decision.decide.Chosen;
import dev.pillowmint.decision.decide.Decision;
import dev.pillowmint.decision.decide.Draw;
import dev.pillowmint.decision.decide.Spoken;
import dev.pillowmint.decision.policy.Form;
import dev.pillowmint.decision.policy.Offer;
import dev.pillowmint.decision.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What would be decided.
 *
 * @param policy by which
 * @param moment whether a rule recognises a moment
 * @param decision absent: no moment
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PreviewView(
    StoryView.PolicyView policy, boolean moment, @Nullable PreviewedDecision decision) {

  /**
   * A decision that has no effect.
   *
   * @param rule that recognises the moment
   * @param outcome GRANTED, PROPOSED or DECLINED
   * @param reason as a stable code
   * @param explanation step by step
   * @param gestures given or proposed
   * @param role that would be asked, or see to it instead; absent: nobody
   * @param awaits facts that would have to be stated or shown first
   * @param budgets what it would draw on. A preview takes them to have room
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PreviewedDecision(
      String rule,
      String outcome,
      String reason,
      List<String> explanation,
      List<PreviewedGesture> gestures,
      @Nullable String role,
      List<String> awaits,
      List<BudgetView> budgets) {}

  /**
   * A gesture.
   *
   * @param awaitsApproval true: a person has to say yes first
   * @param kind REFUND, GIFT or CALLBACK
   * @param ledger ENTITLEMENT or GOODWILL
   * @param amount absent: it has no price
   * @param description for staff
   * @param customerText what the customer may be told; absent: nothing is written
   * @param dueAt by when it would be promised
   * @param form as what, e.g. voucher; absent: nothing special
   * @param until when it would lapse; absent: never
   * @param points how many; absent: it is no points
   * @param role who would carry it out; absent: whoever does such things
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PreviewedGesture(
      boolean awaitsApproval,
      String kind,
      String ledger,
      StoryView.@Nullable MoneyView amount,
      String description,
      @Nullable String customerText,
      Instant dueAt,
      @Nullable String form,
      @Nullable Instant until,
      @Nullable Long points,
      @Nullable String role) {}

  /**
   * A draw on a budget.
   *
   * @param name of the budget
   * @param period which period
   * @param amount how much
   */
  record BudgetView(String name, String period, StoryView.@Nullable MoneyView amount) {}

  static PreviewView of(Policy policy, Optional<Decision> decision) {
    return new PreviewView(
        new StoryView.PolicyView(policy.name(), policy.version()),
        decision.isPresent(),
        decision.map(PreviewView::view).orElse(null));
  }

  private static PreviewedDecision view(Decision decision) {
    return switch (decision) {
      case Decision.Granted granted ->
          view("GRANTED", decision, gestures(granted.given(), false).toList(), granted.draws());
      case Decision.Proposed proposed ->
          view(
              "PROPOSED",
              decision,
              Stream.concat(gestures(proposed.given(), false), gestures(proposed.proposed(), true))
                  .toList(),
              List.of());
      case Decision.Declined declined -> view("DECLINED", decision, List.of(), List.of());
    };
  }

  private static PreviewedDecision view(
      String outcome, Decision decision, List<PreviewedGesture> gestures, List<Draw> draws) {
    return new PreviewedDecision(
        decision.moment().rule(),
        outcome,
        decision.reason(),
        decision.explanation(),
        gestures,
        decision.role(),
        decision instanceof Decision.Proposed proposed ? proposed.awaits().facts() : List.of(),
        draws.stream()
            .map(
                draw ->
                    new BudgetView(
                        draw.budget(),
                        draw.slot().period(),
                        StoryView.MoneyView.of(draw.cost().amount())))
            .toList());
  }

  private static Stream<PreviewedGesture> gestures(List<Chosen> chosen, boolean awaitsApproval) {
    return chosen.stream().map(c -> gesture(c, c.offer(), awaitsApproval));
  }

  private static PreviewedGesture gesture(Chosen chosen, Offer offer, boolean awaitsApproval) {
    return new PreviewedGesture(
        awaitsApproval,
        offer.kind().name(),
        offer.ledger().name(),
        StoryView.MoneyView.of(offer.amount()),
        offer.description(),
        offer.customerText(),
        chosen.dueAt(),
        form(offer.manner().form()),
        offer.manner().until(),
        offer.manner().points(),
        offer.manner().role());
  }

  private static @Nullable String form(@Nullable Form form) {
    return form == null ? null : Spoken.spoken(form);
  }
}
