package dev.pillowmint.intake.publish;

import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.intake.admission.AdmittedEvent;
import dev.pillowmint.schemas.Attribute;
import dev.pillowmint.schemas.CustomerEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Admitted events as Avro. */
final class AvroEvents {
  private AvroEvents() {}

  static CustomerEvent of(AdmittedEvent event) {
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    event.attributes().forEach((name, value) -> attributes.put(name, Attributes.toAvro(value)));
    return CustomerEvent.newBuilder()
        .setId(event.id())
        .setSource(event.source())
        .setType(event.type().name())
        .setCustomerId(event.customerId())
        .setTime(event.time())
        .setReceivedAt(event.receivedAt())
        .setSubject(event.subject())
        .setAttributes(attributes)
        .setExtensions(event.extensions())
        .build();
  }

  /** One that is never published: it makes the serializer look the schema up. */
  static CustomerEvent sample() {
    return CustomerEvent.newBuilder()
        .setId("sample")
        .setSource("intake-service")
        .setType("sample")
        .setCustomerId("nobody")
        .setTime(Instant.EPOCH)
        .build();
  }
}
