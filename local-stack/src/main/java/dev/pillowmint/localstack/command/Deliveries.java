package dev.pillowmint.localstack.command;

import dev.pillowmint.localstack.day.CompressedTime;
import dev.pillowmint.localstack.day.Intake;
import dev.pillowmint.localstack.process.LocalStackException;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.GestureKind;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Plays the company's payment, parcel and call systems: each gesture is carried out at once, and
 * said to be.
 */
final class Deliveries implements Consumer<Gesture> {
  private final Intake intake;
  private final CompressedTime time;
  private final AtomicInteger count = new AtomicInteger();

  Deliveries(Intake intake, CompressedTime time) {
    this.intake = intake;
    this.time = time;
  }

  @Override
  public void accept(Gesture gesture) {
    Instant now = time.now();
    Instant granted = gesture.getGrantedAt();
    Intake.Answer answer =
        intake.post(
            Map.of(
                "id", "delivered-" + gesture.getId(),
                "source", source(gesture.getKind()),
                "type", "gesture.delivered",
                "customerId", gesture.getCustomerId(),
                "time", (now.isBefore(granted) ? granted : now).toString(),
                "attributes", Map.of("gestureId", gesture.getId())));
    if (!answer.accepted()) {
      throw new LocalStackException(
          "The delivery of gesture %s was refused: %d %s"
              .formatted(gesture.getId(), answer.status(), answer.words()));
    }
    count.incrementAndGet();
  }

  /** How many gestures were carried out. */
  int count() {
    return count.get();
  }

  private static String source(GestureKind kind) {
    return switch (kind) {
      case REFUND -> "payments";
      case GIFT -> "parcels";
      case CALLBACK, UNKNOWN -> "call-desk";
    };
  }
}
