package dev.pillowmint.intake.deadletters;

import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.catalogue.PublishedAttributes;
import dev.pillowmint.intake.repair.LettersAwayException;
import dev.pillowmint.intake.repair.Veil;
import dev.pillowmint.schemas.Attribute;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.sealing.BrokenSealException;
import dev.pillowmint.sealing.KeyNotDurableException;
import dev.pillowmint.sealing.Sealing;
import dev.pillowmint.sealing.UnreadableKeyException;
import dev.pillowmint.sealing.Unsealing;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Personal values, sealed under a key of the customer. */
final class SealedValues implements Veil {
  private static final String ATTRIBUTES = "attributes";

  private final Sealing sealing;
  private final EventTypes types;

  SealedValues(Sealing sealing, EventTypes types) {
    this.sealing = sealing;
    this.types = types;
  }

  /**
   * @param event that the catalogue has nothing against
   */
  @Override
  public Map<String, @Nullable Object> drawn(Map<String, @Nullable Object> event) {
    Map<String, Attribute> attributes =
        types
            .find(text(event, "type"))
            .map(type -> Attributes.fromJson(type, attributes(event)))
            .orElseThrow();
    try {
      return with(
          event, sealing.sealer().seal(avro(event, attributes), Unsealing.NO_COPY).getAttributes());
    } catch (KeyNotDurableException e) {
      throw Reader.away(e);
    }
  }

  @Override
  public Map<String, @Nullable Object> lifted(Map<String, @Nullable Object> event) {
    Map<String, Attribute> texts = new LinkedHashMap<>();
    attributes(event)
        .forEach(
            (name, value) -> {
              if (value instanceof String text) {
                texts.put(name, Attributes.toAvro(text));
              }
            });
    CustomerEvent sealed = avro(event, texts);
    CustomerEvent opened = opened(sealed);
    if (opened.equals(sealed)) {
      return event;
    }
    Map<String, @Nullable Object> lifted = new LinkedHashMap<>(attributes(event));
    lifted.keySet().removeAll(texts.keySet());
    lifted.putAll(PublishedAttributes.json(opened.getAttributes()));
    Map<String, @Nullable Object> all = new LinkedHashMap<>(event);
    all.put(ATTRIBUTES, lifted);
    return all;
  }

  private CustomerEvent opened(CustomerEvent sealed) {
    try {
      return sealing.unsealing().open(sealed, Unsealing.NO_COPY);
    } catch (KafkaException e) {
      throw Reader.away(e);
    } catch (UnreadableKeyException e) {
      throw new LettersAwayException(String.valueOf(e.getMessage()), e);
    } catch (BrokenSealException e) {
      return sealed;
    }
  }

  private static Map<String, @Nullable Object> with(
      Map<String, @Nullable Object> event, Map<String, Attribute> attributes) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(event);
    all.put(ATTRIBUTES, PublishedAttributes.json(attributes));
    return all;
  }

  private static Map<String, @Nullable Object> attributes(Map<String, @Nullable Object> event) {
    Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
    if (event.get(ATTRIBUTES) instanceof Map<?, ?> given) {
      given.forEach((name, value) -> attributes.put(String.valueOf(name), value));
    }
    return attributes;
  }

  /** With what sealing looks at. */
  private static CustomerEvent avro(
      Map<String, @Nullable Object> event, Map<String, Attribute> attributes) {
    return CustomerEvent.newBuilder()
        .setId("")
        .setSource("")
        .setType(text(event, "type"))
        .setCustomerId(text(event, "customerId"))
        .setTime(Instant.EPOCH)
        .setAttributes(attributes)
        .build();
  }

  private static String text(Map<String, @Nullable Object> event, String field) {
    return event.get(field) instanceof String text ? text : "";
  }
}
