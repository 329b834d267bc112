package dev.pillowmint.intake.deadletters;

import dev.pillowmint.catalogue.PublishedAttributes;
import dev.pillowmint.catalogue.RefusalHeaders;
import dev.pillowmint.intake.repair.DeadLetter;
import dev.pillowmint.intake.repair.DeadLetter.Reason;
import dev.pillowmint.intake.repair.PersonalData;
import dev.pillowmint.intake.repair.Place;
import dev.pillowmint.schemas.CustomerEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes dead letters of the records of dead-letter topics. */
final class LetterReading {
  private static final int MOST_BYTES_SHOWN = 2_048;
  private static final Pattern NAMES =
      Pattern.compile("id|rule|policy|source|type|currency|reason|.*Id");
  private static final JsonMapper JSON = new JsonMapper();

  private final Deserializer<Object> deserializer;

  LetterReading(Deserializer<Object> deserializer) {
    this.deserializer = deserializer;
  }

  DeadLetter of(ConsumerRecord<byte[], byte[]> record) {
    Place place = new Place(record.topic(), record.partition(), record.offset());
    Object decoded = decoded(origin(record, place).topic(), record.value());
    Map<String, @Nullable Object> event =
        decoded instanceof CustomerEvent customerEvent ? plain(customerEvent) : null;
    return new DeadLetter(
        place,
        origin(record, place),
        Instant.ofEpochMilli(record.timestamp()),
        record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8),
        reason(record),
        event,
        event != null ? "" : readable(decoded, record.value()));
  }

  /** Null: the bytes are no record of a schema that the registry has. */
  private @Nullable Object decoded(String topic, byte @Nullable [] value) {
    try {
      return value == null ? null : deserializer.deserialize(topic, value);
    } catch (RuntimeException e) {
      return null;
    }
  }

  private static String readable(@Nullable Object decoded, byte @Nullable [] value) {
    if (decoded instanceof SpecificRecord record) {
      return shown(record).toString();
    }
    if (decoded != null) {
      return PersonalData.HIDDEN;
    }
    if (value == null) {
      return "";
    }
    int shown = Math.min(value.length, MOST_BYTES_SHOWN);
    return HexFormat.of().formatHex(value, 0, shown);
  }

  /** The record's fields; words, which may be about a person, are hidden. */
  private static Map<String, Object> shown(SpecificRecord record) {
    Map<String, Object> shown = new LinkedHashMap<>();
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      boolean plain =
          value instanceof Number
              || value instanceof Boolean
              || value instanceof Enum<?>
              || value instanceof Instant
              || (value instanceof String && NAMES.matcher(field.name()).matches());
      if (value != null) {
        shown.put(field.name(), plain ? value : PersonalData.HIDDEN);
      }
    }
    return shown;
  }

  private static Place origin(ConsumerRecord<byte[], byte[]> record, Place otherwise) {
    byte[] topic = value(record, KafkaHeaders.DLT_ORIGINAL_TOPIC);
    byte[] partition = value(record, KafkaHeaders.DLT_ORIGINAL_PARTITION);
    byte[] offset = value(record, KafkaHeaders.DLT_ORIGINAL_OFFSET);
    return topic == null
            || partition == null
            || partition.length != Integer.BYTES
            || offset == null
            || offset.length != Long.BYTES
        ? otherwise
        : new Place(
            new String(topic, StandardCharsets.UTF_8),
            ByteBuffer.wrap(partition).getInt(),
            ByteBuffer.wrap(offset).getLong());
  }

  private static Reason reason(ConsumerRecord<byte[], byte[]> record) {
    Set<String> pointers = new HashSet<>();
    byte[] errors = value(record, RefusalHeaders.ERRORS);
    if (errors != null) {
      try {
        for (JsonNode error : JSON.readTree(errors)) {
          pointers.add(error.path("pointer").asString(""));
        }
      } catch (JacksonException e) {
        pointers.clear();
      }
    }
    String code = text(record, RefusalHeaders.CODE);
    return new Reason(
        text(record, "reason"), code.isEmpty() ? RefusalHeaders.UNREADABLE : code, pointers);
  }

  private static Map<String, @Nullable Object> plain(CustomerEvent event) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    plain.put("id", event.getId());
    plain.put("source", event.getSource());
    plain.put("type", event.getType());
    plain.put("customerId", event.getCustomerId());
    plain.put("time", event.getTime().toString());
    if (event.getSubject() != null) {
      plain.put("subject", event.getSubject());
    }
    plain.put("attributes", PublishedAttributes.json(event.getAttributes()));
    return plain;
  }

  private static String text(ConsumerRecord<byte[], byte[]> record, String header) {
    byte[] value = value(record, header);
    return value == null ? "" : new String(value, StandardCharsets.UTF_8);
  }

  private static byte @Nullable [] value(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : header.value();
  }
}
