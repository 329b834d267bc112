package dev.pillowmint.followup;

import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.FollowUpStep;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.GestureKind;
import dev.pillowmint.schemas.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Gestures as the decision-service grants them. */
final class GestureBuilder {
  private final Gesture.Builder gesture;
  private final List<FollowUpStep> steps = new ArrayList<>();

  private GestureBuilder(Gesture.Builder gesture) {
    this.gesture = gesture;
  }

  static GestureBuilder aGesture(GestureKind kind, String customer, Instant grantedAt) {
    return new GestureBuilder(
        Gesture.newBuilder()
            .setId(UUID.randomUUID().toString())
            .setDecisionId(UUID.randomUUID().toString())
            .setCustomerId(customer)
            .setEventSource("billing")
            .setEventId(UUID.randomUUID().toString())
            .setEventType("fee.charged")
            .setPolicy("house")
            .setPolicyVersion(1)
            .setRule("no-petty-fee")
            .setKind(kind)
            .setLedger(Ledger.GOODWILL)
            .setDescription("the fee is waived")
            .setCustomerText("We have taken the 5 euro fee off your bill.")
            .setGrantedAt(grantedAt)
            .setDueAt(grantedAt.plus(Duration.ofDays(1))));
  }

  GestureBuilder owed() {
    gesture.setLedger(Ledger.ENTITLEMENT);
    return this;
  }

  GestureBuilder dueAfter(Duration time) {
    gesture.setDueAt(gesture.getGrantedAt().plus(time));
    return this;
  }

  GestureBuilder followedBy(FollowUpKind kind, Duration after) {
    return followedBy(kind, after, false);
  }

  GestureBuilder followedBy(FollowUpKind kind, Duration after, boolean marketing) {
    steps.add(
        FollowUpStep.newBuilder()
            .setStep(kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
            .setKind(kind)
            .setAfterSeconds(after.toSeconds())
            .setMarketing(marketing)
            .build());
    return this;
  }

  /**
   * @param channels in order
   */
  GestureBuilder step(String name, FollowUpKind kind, Duration after, String... channels) {
    steps.add(
        FollowUpStep.newBuilder()
            .setStep(name)
            .setKind(kind)
            .setAfterSeconds(after.toSeconds())
            .setMarketing(false)
            .setChannels(List.of(channels))
            .build());
    return this;
  }

  Gesture build() {
    return gesture.setFollowUps(steps).build();
  }
}
