package dev.pillowmint.decision.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that changes by date.
 *
 * @param since what holds from a time on, until the next
 */
record Dated<T>(NavigableMap<Instant, T> since) {

  Dated {
    since = Collections.unmodifiableNavigableMap(new TreeMap<>(since));
  }

  static <T> Dated<T> always(T value) {
    return new Dated<>(new TreeMap<>(Map.of(Instant.MIN, value)));
  }

  /**
   * @param zone whose midnight begins a date
   */
  static <T> Dated<T> from(Map<LocalDate, T> dates, ZoneId zone) {
    NavigableMap<Instant, T> since = new TreeMap<>();
    dates.forEach((date, value) -> since.put(date.atStartOfDay(zone).toInstant(), value));
    return new Dated<>(since);
  }

  /** What holds then; empty before the first validity. */
  Optional<T> at(Instant time) {
    Map.@Nullable Entry<Instant, T> entry = since.floorEntry(time);
    return entry == null ? Optional.empty() : Optional.of(entry.getValue());
  }
}
