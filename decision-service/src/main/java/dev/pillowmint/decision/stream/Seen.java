package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.customer.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/**
 * Which events were handled within the window. Its time is the wall clock, not the records': one
 * producer with a wrong clock would else make the store forget everybody's events.
 */
final class Seen {
  private static final byte[] YES = new byte[0];

  private final WindowStore<String, byte[]> store;
  private final long windowMillis;

  Seen(WindowStore<String, byte[]> store, Duration window) {
    this.store = store;
    this.windowMillis = window.toMillis();
  }

  boolean before(Event event, long now) {
    try (WindowStoreIterator<byte[]> times =
        store.fetch(key(event), Math.max(0, now - windowMillis), now)) {
      return times.hasNext();
    }
  }

  void remember(Event event, long now) {
    store.put(key(event), YES, now);
  }

  /** It had no effect: it may come again, mended. */
  void forget(Event event, long now) {
    List<Long> found = new ArrayList<>();
    try (WindowStoreIterator<byte[]> times =
        store.fetch(key(event), Math.max(0, now - windowMillis), now)) {
      times.forEachRemaining(time -> found.add(time.key));
    }
    found.forEach(time -> store.put(key(event), null, time));
  }

  private static String key(Event event) {
    return event.source() + "\u0000" + event.id();
  }
}
