package dev.pillowmint.intake.admission;

import dev.pillowmint.catalogue.EventType;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event that satisfies the catalogue.
 *
 * @param id unique within the source
 * @param source the publishing system
 * @param type of the catalogue
 * @param customerId whom it is about
 * @param time when it happened, to the millisecond
 * @param receivedAt when it was admitted, to the millisecond
 * @param subject what it is about; null: not stated
 * @param attributes by name, as the Java values of {@link
 *     dev.pillowmint.catalogue.AttributeType.Kind}
 * @param extensions CloudEvents extension attributes that Pillowmint does not know
 */
public record AdmittedEvent(
    String id,
    String source,
    EventType type,
    String customerId,
    Instant time,
    Instant receivedAt,
    @Nullable String subject,
    Map<String, Object> attributes,
    Map<String, String> extensions) {

  public AdmittedEvent {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
  }
}
