package dev.pillowmint.sealing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names a data key; the key of its record on the topic.
 *
 * @param customerId whose it is
 * @param id of the customer's keys; the customer may have several
 */
public record KeyName(String customerId, String id) {
  /** Stands in no customer id, since a control character does not. */
  private static final char BETWEEN = '\n';

  /**
   * Of a record on the topic.
   *
   * @param text the record's key; null: it has none
   * @return empty: it is not the name of a key
   */
  public static Optional<KeyName> parse(@Nullable String text) {
    int between = text == null ? -1 : text.lastIndexOf(BETWEEN);
    return text == null || between < 1 || between == text.length() - 1
        ? Optional.empty()
        : Optional.of(new KeyName(text.substring(0, between), text.substring(between + 1)));
  }

  /** As it stands on the topic. */
  public String text() {
    return customerId + BETWEEN + id;
  }
}
