package dev.pillowmint.followup.listen;

import dev.pillowmint.followup.plan.BadRecordException;
import dev.pillowmint.followup.plan.TryLaterException;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.sealing.BrokenSealException;
import dev.pillowmint.sealing.KeptCopy;
import dev.pillowmint.sealing.KeysAwayException;
import dev.pillowmint.sealing.Unsealing;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Opens what is sealed.
 *
 * @param unsealing null: nothing is sealed
 * @param keys this service's copy
 */
record Unsealed(@Nullable Unsealing unsealing, KeptCopy keys) {

  /**
   * Empty: a key of an erased customer is deleted, and the event says nothing any more.
   *
   * @throws BadRecordException if a value was changed since it was sealed
   * @throws TryLaterException if keys cannot be read, or opened with the configured master keys
   */
  Optional<CustomerEvent> open(CustomerEvent event) {
    return unsealing == null
        ? Optional.of(event)
        : trying(() -> unsealing.openIfWhole(event, keys));
  }

  /**
   * A decision or gesture. Texts whose key is deleted are empty.
   *
   * @param customerId whom it is about
   * @throws BadRecordException as for an event
   * @throws TryLaterException as for an event
   */
  <T extends SpecificRecord> T open(T record, String customerId) {
    return unsealing == null ? record : trying(() -> unsealing.open(record, customerId, keys));
  }

  private static <T> T trying(Supplier<T> opening) {
    try {
      return opening.get();
    } catch (BrokenSealException e) {
      throw new BadRecordException("The record cannot be opened: " + e.getMessage(), e);
    } catch (KeysAwayException e) {
      throw new TryLaterException(String.valueOf(e.getMessage()), e);
    } catch (KafkaException e) {
      throw new TryLaterException("The topic of customers' keys cannot be read", e);
    }
  }
}
