package dev.pillowmint.intake.admission;

import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.intake.schema.JsonSchemaChecks;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Events for tests, as a JSON reader gives them, and what admits them. */
public final class Envelopes {
  public static final EventTypes TYPES = EventTypes.shipped();
  public static final Instant NOW = Instant.parse("2026-03-02T12:00:00.123456Z");
  public static final Publisher BILLING = new Publisher("billing", false);

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private Envelopes() {}

  /** Admits against the shipped catalogue, at a fixed time. */
  public static AdmitEvent admitting() {
    return new AdmitEvent(
        TYPES,
        new JsonSchemaChecks(TYPES),
        Limits.documented(Attributes.LONGEST_TEXT),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  /** The JSON object. */
  public static Map<String, @Nullable Object> json(String text) {
    return JSON.readValue(text, new TypeReference<>() {});
  }

  /** A plain event of that type with those attributes. */
  public static Map<String, @Nullable Object> anEvent(String type, @Nullable Object attributes) {
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    event.put("id", "e-1");
    event.put("source", "billing");
    event.put("type", type);
    event.put("customerId", "C-1");
    event.put("time", "2026-03-02T09:30:00Z");
    event.put("attributes", attributes);
    return event;
  }

  /** A fee of five euros, charged for a slip. */
  public static Map<String, @Nullable Object> aFee() {
    return anEvent(
        "fee.charged",
        json(
            "{\"fee\":\"return service\",\"amount\":{\"amount\":\"5.00\",\"currency\":\"EUR\"},\"cause\":\"slip\"}"));
  }
}
