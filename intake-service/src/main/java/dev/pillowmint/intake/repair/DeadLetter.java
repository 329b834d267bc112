package dev.pillowmint.intake.repair;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A record that a service could not handle.
 *
 * @param place where it lies now
 * @param origin where it lay; the same for the letters of several services
 * @param at when it was set aside
 * @param key as it came, in UTF-8; empty: it has none
 * @param reason why, in words and for programs
 * @param event its plain JSON form; null: it is no customer event, or cannot be decoded
 * @param readable another record's fields; a value that cannot be decoded in hexadecimal
 */
public record DeadLetter(
    Place place,
    Place origin,
    Instant at,
    String key,
    Reason reason,
    @Nullable Map<String, @Nullable Object> event,
    String readable) {
  private static final String EVENTS = "customer-events";

  /**
   * Why it was set aside.
   *
   * @param words for people
   * @param code as over HTTP; {@code unreadable} if it is no fault of the catalogue's
   * @param pointers JSON pointers to what is wrong
   */
  public record Reason(String words, String code, Set<String> pointers) {
    public Reason {
      pointers = Set.copyOf(pointers);
    }
  }

  /** Whether it was to be a customer event: only those can be edited. */
  public boolean isOfEvents() {
    return origin.topic().equals(EVENTS);
  }

  /** The service that could not handle it; empty if the topic does not say. */
  public String service() {
    String prefix = origin.topic() + ".";
    return place.topic().startsWith(prefix)
        ? place.topic().substring(prefix.length()).replaceFirst("\\.dlt$", "")
        : "";
  }

  /** A text of the event's envelope. */
  public Optional<String> text(String field) {
    return event != null && event.get(field) instanceof String text
        ? Optional.of(text)
        : Optional.empty();
  }
}
