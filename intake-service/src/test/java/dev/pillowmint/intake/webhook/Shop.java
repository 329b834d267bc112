package dev.pillowmint.intake.webhook;

import dev.pillowmint.catalogue.EventTypes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A shop that sends webhooks, for tests. */
final class Shop {
  static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  static final String HEAD =
      """
      source: shop
      signature: {scheme: github}
      secrets: [env:SHOP_SECRET]
      customer: string(payload.customer.id)
      """;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private Shop() {}

  static Map<String, Webhook> load(Map<String, String> files) {
    Map<String, String> secrets =
        Map.of(
            "env:SHOP_SECRET", "0123456789abcdef",
            "file:/run/secrets/old", "fedcba9876543210\n",
            "env:SHORT", "short",
            "env:PLAIN", "no base64, but long enough");
    Map<String, String> templates =
        Map.of(
            "base",
            HEAD
                + """
                events:
                  - {type: praise.received, id: payload.id, attributes: {about: payload.text}}
                """);
    return new WebhookFiles(
            EventTypes.shipped(),
            name -> Optional.ofNullable(templates.get(name)),
            reference -> Optional.ofNullable(secrets.get(reference)))
        .load(files);
  }

  static Webhook only(Map<String, String> files) {
    return load(files).values().iterator().next();
  }

  static @Nullable Object json(String text) {
    return JSON.readValue(text, Object.class);
  }

  /** What a payload becomes by the events of a file. */
  static List<Draft> drafts(String events, String payload, Map<String, String> headers) {
    return only(Map.of("shop.yaml", HEAD + events)).mapping().of(json(payload), headers, 500, NOW);
  }

  static List<Draft> drafts(String events, String payload) {
    return drafts(events, payload, Map.of());
  }
}
