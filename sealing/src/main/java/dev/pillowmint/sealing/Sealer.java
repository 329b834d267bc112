package dev.pillowmint.sealing;

import dev.pillowmint.schemas.CustomerEvent;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** Seals what a service writes, one at a time. Thread-safe. */
public final class Sealer {
  private final SealedEvents sealed;
  private final CustomerKeys keys;

  /**
   * @param sealed says what is personal
   * @param keys to seal under
   */
  public Sealer(SealedEvents sealed, CustomerKeys keys) {
    this.sealed = sealed;
    this.keys = keys;
  }

  /**
   * The event as it may be written.
   *
   * @param copy the service's own; its keys are taken before one is made
   * @throws KeyNotDurableException if its customer's key could not be made durable in time; trying
   *     again may help
   */
  public CustomerEvent seal(CustomerEvent event, Unsealing.Copy copy) {
    if (!sealed.concerns(event)) {
      return event;
    }
    return sealed.seal(event, key(event.getCustomerId(), copy));
  }

  /**
   * A decision, gesture or follow-up as it may be written.
   *
   * @param customerId whom it is about
   * @param copy as for an event
   * @throws KeyNotDurableException as for an event
   */
  public <T extends SpecificRecord> T seal(T record, String customerId, Unsealing.Copy copy) {
    return SealedTexts.seal(record, key(customerId, copy));
  }

  private DataKey key(String customerId, Unsealing.Copy copy) {
    DataKey key = keys.of(Set.of(customerId), copy).get(customerId);
    if (key == null) {
      throw new KeyNotDurableException();
    }
    return key;
  }
}
