package dev.pillowmint.intake.publish;

import dev.pillowmint.intake.admission.AdmittedEvent;
import dev.pillowmint.sealing.CustomerKeys;
import dev.pillowmint.sealing.DataKey;
import dev.pillowmint.sealing.SealedEvents;
import dev.pillowmint.sealing.Unsealing;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Seals under a data key of each customer. */
final class CustomerKeySealing implements EventSealing {
  private final CustomerKeys keys;
  private final SealedEvents sealed;

  CustomerKeySealing(CustomerKeys keys, SealedEvents sealed) {
    this.keys = keys;
    this.sealed = sealed;
  }

  @Override
  public Seal of(List<AdmittedEvent> events) {
    Set<String> concerned =
        events.stream()
            .filter(CustomerKeySealing::concerns)
            .map(AdmittedEvent::customerId)
            .collect(Collectors.toUnmodifiableSet());
    Map<String, DataKey> durable = keys.of(concerned, Unsealing.NO_COPY);
    return event -> {
      DataKey key = durable.get(event.getCustomerId());
      if (key != null) {
        return sealed.seal(event, key);
      }
      if (concerned.contains(event.getCustomerId())) {
        throw new KeyUnavailable();
      }
      return event;
    };
  }

  private static boolean concerns(AdmittedEvent event) {
    return event.attributes().entrySet().stream()
        .anyMatch(
            attribute ->
                SealedEvents.concerns(
                    event.type(),
                    attribute.getKey(),
                    attribute.getValue() instanceof String text ? text : null));
  }
}
