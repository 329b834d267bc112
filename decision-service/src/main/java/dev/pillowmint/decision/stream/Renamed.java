package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.stream.record.StoredMissed;
import dev.pillowmint.decision.stream.record.StoredPending;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.Gesture;
import java.nio.ByteBuffer;

/** Records about an identifier, as records about the customer whose it is. */
final class Renamed {
  private Renamed() {}

  static Decision decision(Decision decision, String customer) {
    return Decision.newBuilder(decision).setCustomerId(customer).build();
  }

  static Gesture gesture(Gesture gesture, String customer) {
    return Gesture.newBuilder(gesture).setCustomerId(customer).build();
  }

  static StoredPending pending(StoredPending pending, String customer) {
    ByteBuffer event = pending.getEvent();
    return StoredPending.newBuilder(pending)
        .setDecision(
            PreparedRecords.bytes(
                decision(PreparedRecords.decision(pending.getDecision()), customer)))
        .setProposed(
            PreparedRecords.gestures(pending.getProposed()).stream()
                .map(gesture -> PreparedRecords.bytes(gesture(gesture, customer)))
                .toList())
        .setEvent(event == null ? null : event(event, customer))
        .build();
  }

  static StoredMissed missed(StoredMissed missed, String customer) {
    return StoredMissed.newBuilder(missed).setCustomerId(customer).build();
  }

  private static ByteBuffer event(ByteBuffer event, String customer) {
    return KeptEvents.bytes(
        CustomerEvent.newBuilder(KeptEvents.published(event)).setCustomerId(customer).build());
  }
}
