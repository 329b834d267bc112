package dev.pillowmint.localstack.day;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer event as a file has it. What is missing or wrong in it, the intake-service says.
 *
 * @param attributes as JSON has them
 * @param tell for the reader of a story; not sent
 */
public record DayEvent(
    @Nullable String id,
    @Nullable String source,
    @Nullable String type,
    @Nullable String customerId,
    @Nullable String time,
    @Nullable String subject,
    @Nullable Map<String, Object> attributes,
    @Nullable String tell) {

  /** What is sent: everything stated, except what is only told. */
  public Map<String, Object> onTheWire() {
    Map<String, Object> wire = new LinkedHashMap<>();
    put(wire, "id", id);
    put(wire, "source", source);
    put(wire, "type", type);
    put(wire, "customerId", customerId);
    put(wire, "time", time);
    put(wire, "subject", subject);
    put(wire, "attributes", attributes);
    return wire;
  }

  private static void put(Map<String, Object> wire, String name, @Nullable Object value) {
    if (value != null) {
      wire.put(name, value);
    }
  }
}
