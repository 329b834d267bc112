package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.learn.Missed;
import dev.pillowmint.decision.stream.record.StoredMissed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The missed moments of one partition, in the order of time, and where each stands: by its decision
 * and by its customer.
 */
final class MissedMoments {
  /** How long a missed moment is kept. */
  static final Duration KEPT = Duration.ofDays(90);

  private static final int MOST_FORGOTTEN = 10_000;
  private static final String BY_DECISION = "decision";
  private static final String BY_CUSTOMER = "customer";
  private static final String END = "\u0001";

  private final KeyValueStore<String, StoredMissed> missed;
  private final KeyValueStore<String, String> places;

  MissedMoments(KeyValueStore<String, StoredMissed> missed, KeyValueStore<String, String> places) {
    this.missed = missed;
    this.places = places;
  }

  void put(Missed moment) {
    remove(moment.decisionId());
    String key = key(moment.position());
    missed.put(key, MissedRecords.stored(moment));
    places.put(placeOf(moment.decisionId()), key);
    places.put(placeOf(moment.customerId(), moment.decisionId()), key);
  }

  void remove(String decisionId) {
    String key = places.get(placeOf(decisionId));
    StoredMissed stored = key == null ? null : missed.get(key);
    if (key != null && stored != null) {
      remove(key, stored);
    }
  }

  /**
   * What came of an offer to make a missed moment good.
   *
   * @param decisionId of the missed moment
   * @param by whose offer it is
   * @param stands whether it is granted, or waits for a yes
   * @param again whether it waited before
   */
  record Offered(String decisionId, Missed.ActedOn by, boolean stands, boolean again) {}

  /** That customer's missed moment is made good; an offer that is declined makes nothing good. */
  void offered(String customerId, Offered offer) {
    String key = places.get(placeOf(customerId, offer.decisionId()));
    StoredMissed stored = key == null ? null : missed.get(key);
    if (key == null || stored == null) {
      return;
    }
    Missed moment = MissedRecords.missed(stored);
    if (offer.stands()) {
      missed.put(key, MissedRecords.stored(moment.actedOn(offer.by())));
    } else if (offer.again() && offer.by().equals(moment.actedOn())) {
      missed.put(key, MissedRecords.stored(moment.open()));
    }
  }

  /** Takes out all of the customer. */
  List<StoredMissed> takeAll(String customerId) {
    List<StoredMissed> taken = new ArrayList<>();
    for (String key : keys(customerId)) {
      StoredMissed stored = missed.get(key);
      if (stored != null) {
        taken.add(stored);
        remove(key, stored);
      }
    }
    return taken;
  }

  /** Nothing of the customer stays. */
  void erase(String customerId) {
    keys(customerId).forEach(this::removeAt);
  }

  private List<String> keys(String customerId) {
    String from = placeOf(customerId, "");
    List<String> keys = new ArrayList<>();
    try (KeyValueIterator<String, String> all =
        places.range(from, from.substring(0, from.length() - 1) + END)) {
      all.forEachRemaining(place -> keys.add(place.value));
    }
    return keys;
  }

  /** Forgets what was missed too long ago, {@value #MOST_FORGOTTEN} moments at a time. */
  void forget(Instant now) {
    List<KeyValue<String, StoredMissed>> old = new ArrayList<>();
    try (KeyValueIterator<String, StoredMissed> all =
        missed.range(null, key(new Missed.Position(now.minus(KEPT), "")))) {
      while (all.hasNext() && old.size() < MOST_FORGOTTEN) {
        old.add(all.next());
      }
    }
    old.forEach(moment -> remove(moment.key, moment.value));
  }

  /** In the order of time; a decision's id tells those of one millisecond apart. */
  static String key(Missed.Position position) {
    return String.format(
        Locale.ROOT, "%016x\u0000%s", position.at().toEpochMilli(), position.decisionId());
  }

  static String placeOf(String decisionId) {
    return BY_DECISION + "\u0000" + decisionId;
  }

  private static String placeOf(String customerId, String decisionId) {
    return BY_CUSTOMER + "\u0000" + customerId + "\u0000" + decisionId;
  }

  private void removeAt(String key) {
    @Nullable StoredMissed stored = missed.get(key);
    if (stored != null) {
      remove(key, stored);
    }
  }

  private void remove(String key, StoredMissed stored) {
    missed.delete(key);
    places.delete(placeOf(stored.getDecisionId()));
    places.delete(placeOf(stored.getCustomerId(), stored.getDecisionId()));
  }
}
