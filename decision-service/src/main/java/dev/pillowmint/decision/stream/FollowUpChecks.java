package dev.pillowmint.decision.stream;

import dev.pillowmint.schemas.FollowUp;
import dev.pillowmint.sealing.Unsealing;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.jspecify.annotations.Nullable;

/** Opens what is sealed of each follow-up, and makes an event of a promise that was broken. */
final class FollowUpChecks implements FixedKeyProcessor<String, FollowUp, Incoming> {
  private final IncomingEvents events;
  private final @Nullable Unsealing unsealing;
  private @Nullable FixedKeyProcessorContext<String, Incoming> context;
  private @Nullable CustomerKeyStore keys;

  /**
   * @param unsealing null: nothing is sealed
   */
  FollowUpChecks(IncomingEvents events, @Nullable Unsealing unsealing) {
    this.events = events;
    this.unsealing = unsealing;
  }

  @Override
  public void init(FixedKeyProcessorContext<String, Incoming> given) {
    context = given;
    keys = unsealing == null ? null : CustomerKeyStore.of(given::getStateStore);
  }

  @Override
  public void process(FixedKeyRecord<String, FollowUp> record) {
    if (context != null && IncomingEvents.tellsOfABrokenPromise(record.value())) {
      context.forward(record.withValue(events.fromFollowUp(opened(record.value()))));
    }
  }

  private FollowUp opened(FollowUp followUp) {
    return unsealing == null || keys == null
        ? followUp
        : unsealing.open(followUp, followUp.getCustomerId(), keys);
  }
}
