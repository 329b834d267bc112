package dev.pillowmint.decision.stream;

import dev.pillowmint.schemas.FollowUp;
import dev.pillowmint.sealing.Unsealing;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.jspecify.annotations.Nullable;

/** Opens what is sealed of each follow-up, and makes an event of a promise that was broken. */
final class FollowUpChecks extends ContextualFixedKeyProcessor<String, FollowUp, Incoming> {
  private final IncomingEvents events;
  private final @Nullable Unsealing unsealing;

  /**
   * @param unsealing null: nothing is sealed
   */
  FollowUpChecks(IncomingEvents events, @Nullable Unsealing unsealing) {
    this.events = events;
    this.unsealing = unsealing;
  }

  @Override
  public void process(FixedKeyRecord<String, FollowUp> record) {
    if (IncomingEvents.tellsOfABrokenPromise(record.value())) {
      context().forward(record.withValue(events.fromFollowUp(opened(record.value()))));
    }
  }

  private FollowUp opened(FollowUp followUp) {
    return unsealing == null
        ? followUp
        : unsealing.open(
            followUp, followUp.getCustomerId(), CustomerKeyStore.of(context()::getStateStore));
  }
}
