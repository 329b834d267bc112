package dev.pillowmint.followup;

import dev.pillowmint.schemas.BudgetDraw;
import dev.pillowmint.schemas.ChosenGesture;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.GestureKind;
import dev.pillowmint.schemas.Ledger;
import dev.pillowmint.schemas.Money;
import dev.pillowmint.schemas.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Decisions as the decision-service tells them. */
final class ToldDecisions {
  private ToldDecisions() {}

  static Decision.Builder aProposal(String customer, Instant at) {
    return aDecision(customer, at)
        .setOutcome(Outcome.PROPOSED)
        .setReason("needs-approval")
        .setRole("care-lead")
        .setAnswerBy(at.plus(Duration.ofDays(2)));
  }

  static Decision.Builder aMiss(String customer, Instant at) {
    return aDecision(customer, at)
        .setOutcome(Outcome.DECLINED)
        .setReason("customer-cap")
        .setAtRisk(new Money(30000L, "EUR"))
        .setGestures(List.of());
  }

  /** The same decision, told anew when it is given. */
  static Decision granted(Decision proposal, String staffId) {
    return Decision.newBuilder(proposal)
        .setRevision(proposal.getRevision() + 1)
        .setOutcome(Outcome.GRANTED)
        .setReason("granted")
        .setRole(null)
        .setAnswerBy(null)
        .setStaffId(staffId)
        .setDraws(
            List.of(
                BudgetDraw.newBuilder()
                    .setBudget("goodwill")
                    .setPeriod("2026-03")
                    .setAmount(new Money(8000L, "EUR"))
                    .setUsed(new Money(12000L, "EUR"))
                    .setLimit(new Money(500000L, "EUR"))
                    .build()))
        .build();
  }

  private static Decision.Builder aDecision(String customer, Instant at) {
    String id = UUID.randomUUID().toString();
    return Decision.newBuilder()
        .setId(id)
        .setCustomerId(customer)
        .setEventSource("crm")
        .setEventId("event-of-" + id)
        .setEventType("fee.charged")
        .setEventTime(at)
        .setDecidedAt(at)
        .setPolicy("house")
        .setPolicyVersion(3)
        .setRule("large-fee")
        .setExplanation(List.of("A fee of 80.00 EUR.", "80.00 EUR of goodwill is above 50.00 EUR."))
        .setStaffText("A large fee for a slip")
        .setGestures(
            List.of(
                ChosenGesture.newBuilder()
                    .setGestureId("g-" + id)
                    .setKind(GestureKind.REFUND)
                    .setLedger(Ledger.GOODWILL)
                    .setAmount(new Money(8000L, "EUR"))
                    .setDescription("the fee")
                    .setForm("voucher")
                    .build()));
  }
}
