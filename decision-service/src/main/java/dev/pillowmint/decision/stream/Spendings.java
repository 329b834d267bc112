package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.stream.record.StoredDraw;
import dev.pillowmint.decision.stream.record.StoredMoney;
import dev.pillowmint.decision.stream.record.StoredSpending;
import dev.pillowmint.schemas.Gesture;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/**
 * What gestures cost, of one partition, until they are delivered, and for {@link #KEPT} at most: a
 * gesture that is refused or fails in that time is given back to caps and budgets.
 */
final class Spendings {
  /** By the wall clock. */
  static final Duration KEPT = Duration.ofDays(90);

  private final WindowStore<String, StoredSpending> store;

  Spendings(WindowStore<String, StoredSpending> store) {
    this.store = store;
  }

  /** Keeps what the decision's gestures cost. */
  void keep(String customerId, Published published, List<StoredDraw> drawn, long now) {
    for (Gesture gesture : published.gestures()) {
      StoredMoney cost = published.costs().get(gesture.getId());
      if (cost != null) {
        Instant counts = gesture.getGrantedAt().truncatedTo(ChronoUnit.SECONDS);
        store.put(
            key(customerId, gesture.getId()),
            new StoredSpending(
                counts.getEpochSecond(),
                cost,
                drawn.stream().map(draw -> StoredDraws.share(draw, cost)).toList()),
            now);
      }
    }
  }

  /** Takes out what a gesture cost; null: it is not known, or nothing. */
  @Nullable StoredSpending take(String customerId, String gestureId, long now) {
    String key = key(customerId, gestureId);
    List<KeyValue<Long, StoredSpending>> found = new ArrayList<>();
    try (WindowStoreIterator<StoredSpending> all = store.fetch(key, since(now), now)) {
      all.forEachRemaining(found::add);
    }
    found.forEach(spending -> store.put(key, null, spending.key));
    return found.isEmpty() ? null : found.getLast().value;
  }

  void erase(String customerId, long now) {
    List<Windowed<String>> found = new ArrayList<>();
    try (KeyValueIterator<Windowed<String>, StoredSpending> all =
        store.fetch(customerId + "\u0000", customerId + "\u0001", since(now), now)) {
      all.forEachRemaining(spending -> found.add(spending.key));
    }
    found.stream()
        .filter(w -> w.key().startsWith(customerId + "\u0000"))
        .forEach(w -> store.put(w.key(), null, w.window().start()));
  }

  private static long since(long now) {
    return Math.max(0, now - KEPT.toMillis());
  }

  private static String key(String customerId, String gestureId) {
    return customerId + "\u0000" + gestureId;
  }
}
