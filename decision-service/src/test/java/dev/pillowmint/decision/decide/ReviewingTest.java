package dev.pillowmint.decision.decide;

import static dev.pillowmint.decision.decide.Moments.MONDAY;
import static dev.pillowmint.decision.decide.Moments.anEvent;
import static dev.pillowmint.decision.decide.Moments.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Grant;
import dev.pillowmint.decision.policy.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReviewingTest {
  private static final Policy POLICY =
      Moments.policy(
          """
          name: p
          version: 1
          currency: EUR
          rates: {GBP: 1.17}
          caps: {amount: 700.00 EUR, within: 90 days}
          budgets: {goodwill: {amount: 5000.00 EUR, period: month}}
          approval:
            above: 50.00 EUR
            role: care-lead
            answerWithin: 2 days
            then: {role: manager, answerWithin: 1 day}
            tiers:
              - {above: 500.00 EUR, role: director, answerWithin: 5 days}
          defaults: {budget: goodwill}
          rules:
            - name: late
              title: Late
              on: delivery.delayed
              gestures: [{kind: refund, amount: 80.00 EUR, description: money back}]
          """);

  @Test
  void shouldGrantWhatTheApproverApprovesAndDrawThen() {
    Ruling.Granted granted = (Ruling.Granted) answer("80.00", "approve", "care-lead", null);

    assertThat(granted.because())
        .containsExactly(
            "staff-9 (care-lead) approved it: deserved.",
            "The goodwill budget for 2026-03 has room.");
    assertThat(granted.draws()).extracting(Draw::budget).containsExactly("goodwill");
    assertThat(granted.goodwill()).isEqualTo(new Grant("d-1", MONDAY, 1, eur("80.00")));
    assertThat(granted.otherwise().get("goodwill"))
        .isInstanceOfSatisfying(
            Ruling.Declined.class,
            declined -> assertThat(declined.reason()).isEqualTo("budget-exhausted"));
  }

  @Test
  void shouldDeclineWithThePersonsNote() {
    assertThat(answer("80.00", "decline", "manager", null))
        .isEqualTo(
            new Ruling.Declined(
                List.of("staff-9 (manager) declined it: deserved."), "declined-by-person"));
  }

  @Test
  void shouldChangeWithinTheReviewersTier() {
    Ruling.Granted changed = (Ruling.Granted) answer("80.00", "change", "care-lead", eur("120.00"));

    assertThat(changed.given()).extracting(Pending.Priced::amount).containsExactly(eur("120.00"));
    assertThat(answer("80.00", "change", "care-lead", eur("500.01")).because())
        .containsExactly(
            "staff-9 answered as care-lead, who may not decide on 500.01 EUR; a care-lead"
                + " decides.");
    assertThat(answer("80.00", "change", "director", eur("500.01")))
        .isInstanceOf(Ruling.Granted.class);
  }

  @Test
  void shouldRefuseAChangeWithoutAnAmountInTheGesturesCurrency() {
    assertThat(answer("80.00", "change", "care-lead", null)).isInstanceOf(Ruling.Waits.class);
    assertThat(answer("80.00", "change", "care-lead", eur("0.00")))
        .isInstanceOf(Ruling.Waits.class);
    assertThat(answer("80.00", "change", "care-lead", Amount.of("10.00", "GBP")))
        .isInstanceOf(Ruling.Waits.class);
  }

  @Test
  void shouldRefuseWhomTheTierDoesNotName() {
    Reviewing dear = new Reviewing(POLICY, CustomerState.UNKNOWN, pending("501.00", "director", 0));

    Ruling ruling = dear.answered(review("approve", "care-lead", null));

    assertThat(ruling).isInstanceOf(Ruling.Waits.class);
    assertThat(((Ruling.Waits) ruling).anew()).isFalse();
    assertThat(dear.answered(review("decline", "manager", null))).isInstanceOf(Ruling.Waits.class);
    assertThat(answer("80.00", "approve", "agent", null)).isInstanceOf(Ruling.Waits.class);
    assertThat(answer("80.00", "approve", "director", null)).isInstanceOf(Ruling.Granted.class);
  }

  @Test
  void shouldKeepTheCustomersCapWhoeverSaysYes() {
    CustomerState customer =
        CustomerState.UNKNOWN.with(new Grant(null, MONDAY.minusSeconds(9), 1, eur("650.00")));

    Ruling ruling =
        new Reviewing(POLICY, customer, pending("80.00", "care-lead", 0))
            .answered(review("approve", "director", null));

    assertThat(ruling).isInstanceOf(Ruling.Declined.class);
    assertThat(((Ruling.Declined) ruling).reason()).isEqualTo("customer-cap");
  }

  @Test
  void shouldAskTheNextInLineAndThenRemindLessAndLessOften() {
    Ruling.Waits escalated = (Ruling.Waits) unanswered(pending("80.00", "care-lead", 0));
    assertThat(escalated.question())
        .isEqualTo(
            new Pending.Question("needs-approval", "manager", Duration.ofDays(1), 1, List.of()));
    assertThat(escalated.because())
        .containsExactly(
            "The care-lead did not answer by 2026-03-02T09:00:00Z: a manager decides.");

    Pending.Question last = escalated.question();
    for (int days : List.of(2, 4, 7, 7)) {
      Ruling.Waits overdue =
          (Ruling.Waits)
              unanswered(
                  new Pending("d-1", "late", pending("80.00", "", 0).proposed(), Map.of(), last));
      last = overdue.question();
      assertThat(last.reason()).isEqualTo("overdue");
      assertThat(last.role()).isEqualTo("manager");
      assertThat(last.answerWithin()).isEqualTo(Duration.ofDays(days));
      assertThat(overdue.lasting()).isFalse();
    }
  }

  @Test
  void shouldSettleWhatWaitsForProof() {
    Pending small = awaiting("20.00", "delay", "receipt");

    assertThat(verified(small, true, "delay"))
        .satisfies(
            ruling ->
                assertThat(((Ruling.Waits) ruling).question().awaits()).containsExactly("receipt"));
    assertThat(verified(small, true, "delay", "receipt")).isInstanceOf(Ruling.Granted.class);
    assertThat(verified(small, false, "delay"))
        .isEqualTo(new Ruling.Declined(List.of("Verified: delay does not hold."), "not-proven"));
    assertThat(verified(small, true, "weather")).isInstanceOf(Ruling.Waits.class);
  }

  @Test
  void shouldAskForApprovalOfWhatIsProvenAndDear() {
    Ruling.Waits waits = (Ruling.Waits) verified(awaiting("80.00", "delay"), true, "delay");

    assertThat(waits.question().reason()).isEqualTo("needs-approval");
    assertThat(waits.question().role()).isEqualTo("care-lead");
    assertThat(waits.anew()).isTrue();
  }

  @Test
  void shouldGiveWhatIsOwedWithoutWeighingOnceItIsProven() {
    Pending owed =
        new Pending(
            "d-1",
            "late",
            List.of(new Pending.Priced(eur("9000.00"), false)),
            Map.of(),
            new Pending.Question(
                "needs-proof", "care-lead", Duration.ofDays(14), 0, List.of("delay")));

    Ruling.Granted granted = (Ruling.Granted) verified(owed, true, "delay");

    assertThat(granted.draws()).isEmpty();
    assertThat(granted.goodwill()).isNull();
  }

  @Test
  void shouldKeepWaitingWhereTheRuleIsGone() {
    Pending gone =
        new Pending(
            "d-1",
            "early",
            pending("80.00", "", 0).proposed(),
            Map.of(),
            pending("1", "care-lead", 0).question());

    Ruling ruling =
        new Reviewing(POLICY, CustomerState.UNKNOWN, gone)
            .answered(review("approve", "director", null));

    assertThat(ruling).isInstanceOf(Ruling.Waits.class);
    assertThat(ruling.because())
        .contains("The policy p has no rule early any more, so no budget is known to pay for it.");
  }

  @Test
  void shouldKeepGoodwillProposedWhoseRateIsMissing() {
    Pending dollars =
        new Pending(
            "d-1",
            "late",
            List.of(new Pending.Priced(Amount.of("80.00", "USD"), true)),
            Map.of(),
            pending("1", "care-lead", 0).question());
    Reviewing reviewing = new Reviewing(POLICY, CustomerState.UNKNOWN, dollars);

    assertThat(reviewing.answered(review("approve", "care-lead", null)))
        .isInstanceOf(Ruling.Waits.class);
    assertThat(reviewing.answered(review("decline", "care-lead", null)))
        .isInstanceOf(Ruling.Declined.class);
    assertThat(reviewing.answered(review("decline", "agent", null)))
        .isInstanceOf(Ruling.Waits.class);
  }

  @Test
  void shouldGrantNothingWhereNothingIsProposed() {
    Pending nothing =
        new Pending(
            "d-1",
            "late",
            List.of(),
            Map.of(),
            new Pending.Question(
                "facts-not-stated", "care-lead", Duration.ofDays(2), 0, List.of("delay")));
    Reviewing reviewing = new Reviewing(POLICY, CustomerState.UNKNOWN, nothing);

    assertThat(reviewing.answered(review("approve", "care-lead", null)))
        .isInstanceOf(Ruling.Waits.class);
    assertThat(verified(nothing, true, "delay")).isInstanceOf(Ruling.Waits.class);
    assertThat(reviewing.answered(review("decline", "care-lead", null)))
        .isInstanceOf(Ruling.Declined.class);
  }

  @Test
  void shouldSpreadAChangedAmountInOrder() {
    List<Pending.Priced> proposed =
        List.of(
            new Pending.Priced(null, false),
            new Pending.Priced(eur("30.00"), true),
            new Pending.Priced(eur("20.00"), true));

    assertThat(Repricing.of(proposed, eur("25.00")).orElseThrow())
        .extracting(Pending.Priced::amount)
        .containsExactly(null, eur("25.00"), eur("0.00"));
    assertThat(Repricing.of(proposed, eur("70.00")).orElseThrow())
        .extracting(Pending.Priced::amount)
        .containsExactly(null, eur("50.00"), eur("20.00"));
  }

  private static Ruling answer(
      String cost, String verdict, String role, @org.jspecify.annotations.Nullable Amount amount) {
    return new Reviewing(POLICY, CustomerState.UNKNOWN, pending(cost, "care-lead", 0))
        .answered(review(verdict, role, amount));
  }

  private static Review review(
      String verdict, String role, @org.jspecify.annotations.Nullable Amount amount) {
    Object[] said = {
      "decisionId",
      "d-1",
      "verdict",
      verdict,
      "staffId",
      "staff-9",
      "role",
      role,
      "note",
      "deserved."
    };
    if (amount == null) {
      return Review.of(anEvent(Review.TYPE, said)).orElseThrow();
    }
    Object[] more = java.util.Arrays.copyOf(said, said.length + 2);
    more[said.length] = "amount";
    more[said.length + 1] = amount;
    return Review.of(anEvent(Review.TYPE, more)).orElseThrow();
  }

  private static Ruling unanswered(Pending pending) {
    return new Reviewing(POLICY, CustomerState.UNKNOWN, pending).unanswered(MONDAY);
  }

  private static Ruling verified(Pending pending, boolean holds, String... facts) {
    return new Reviewing(POLICY, CustomerState.UNKNOWN, pending)
        .verified(new Verification(List.of(facts), holds, null, null, MONDAY));
  }

  private static Pending pending(String cost, String role, int unanswered) {
    return new Pending(
        "d-1",
        "late",
        List.of(new Pending.Priced(eur(cost), true)),
        Map.of(),
        new Pending.Question("needs-approval", role, Duration.ofDays(2), unanswered, List.of()));
  }

  private static Pending awaiting(String cost, String... facts) {
    return new Pending(
        "d-1",
        "late",
        List.of(new Pending.Priced(eur(cost), true)),
        Map.of(),
        new Pending.Question("needs-proof", "care-lead", Duration.ofDays(14), 0, List.of(facts)));
  }
}
