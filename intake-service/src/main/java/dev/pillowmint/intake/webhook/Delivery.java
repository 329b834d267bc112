package dev.pillowmint.intake.webhook;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request as it was sent.
 *
 * @param headers the value of each, by name in lower case
 * @param body its bytes, as they came; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Delivery(Map<String, String> headers, byte[] body) {
  public Delivery {
    Map<String, String> lower = new TreeMap<>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    headers = Map.copyOf(lower);
  }

  /** Empty: there is none. */
  String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "").strip();
  }
}
