package dev.pillowmint.localstack.story;

import dev.pillowmint.schemas.ChosenGesture;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.FollowUp;
import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.FollowUpState;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.GestureKind;
import dev.pillowmint.schemas.Ledger;
import dev.pillowmint.schemas.Money;
import dev.pillowmint.schemas.Outcome;
import java.time.Instant;
import java.util.List;

/** What the services would have said. */
final class Records {
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private Records() {}

  static Decision.Builder aDecision(String eventId) {
    return Decision.newBuilder()
        .setId("decision-" + eventId)
        .setCustomerId("C-1")
        .setEventSource("billing")
        .setEventId(eventId)
        .setEventType("fee.charged")
        .setEventTime(NOON)
        .setDecidedAt(NOON)
        .setPolicy("house")
        .setPolicyVersion(1)
        .setRule("no-petty-fee")
        .setOutcome(Outcome.GRANTED)
        .setReason("granted")
        .setExplanation(List.of("A fee was charged for a slip."))
        .setGestures(List.of(aRefund(500)));
  }

  static ChosenGesture aRefund(long cents) {
    return ChosenGesture.newBuilder()
        .setGestureId("gesture-1")
        .setKind(GestureKind.REFUND)
        .setLedger(Ledger.GOODWILL)
        .setAmount(new Money(cents, "EUR"))
        .setDescription("the whole fee")
        .build();
  }

  static ChosenGesture aCall() {
    return ChosenGesture.newBuilder()
        .setGestureId("gesture-2")
        .setKind(GestureKind.CALLBACK)
        .setLedger(Ledger.GOODWILL)
        .setDescription("a call")
        .build();
  }

  static Gesture aGesture(Ledger ledger, long minor, String currency) {
    return Gesture.newBuilder()
        .setId("gesture-1")
        .setDecisionId("decision-1")
        .setCustomerId("C-1")
        .setEventSource("billing")
        .setEventId("fee-1")
        .setEventType("fee.charged")
        .setPolicy("house")
        .setPolicyVersion(1)
        .setRule("no-petty-fee")
        .setKind(GestureKind.REFUND)
        .setLedger(ledger)
        .setAmount(new Money(minor, currency))
        .setDescription("the whole fee")
        .setGrantedAt(NOON)
        .setDueAt(NOON)
        .build();
  }

  static FollowUp aFollowUp(FollowUpKind kind, FollowUpState state, String reason, long revision) {
    return FollowUp.newBuilder()
        .setId("follow-up-" + kind)
        .setRevision(revision)
        .setCustomerId("C-1")
        .setGestureId("gesture-1")
        .setStep("step")
        .setKind(kind)
        .setState(state)
        .setReason(reason)
        .setChannel("email")
        .setDueAt(NOON)
        .setChangedAt(NOON)
        .build();
  }
}
