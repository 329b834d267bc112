package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.stream.record.KeptSpending;
import dev.pillowmint.decision.stream.record.StoredChoice;
import dev.pillowmint.decision.stream.record.StoredClaim;
import dev.pillowmint.decision.stream.record.StoredDraw;
import dev.pillowmint.decision.stream.record.StoredMoney;
import dev.pillowmint.decision.stream.record.StoredSpending;
import dev.pillowmint.schemas.Alternative;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.Ledger;
import dev.pillowmint.schemas.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/**
 * What gestures count for, of one partition, until they are delivered, and for {@link #KEPT} at
 * most: a gesture that is refused or fails in that time is given back to caps and budgets, and can
 * be claimed again.
 */
final class Spendings {
  /** By the wall clock. */
  static final Duration KEPT = Duration.ofDays(90);

  private final WindowStore<String, StoredSpending> store;

  Spendings(WindowStore<String, StoredSpending> store) {
    this.store = store;
  }

  /** Keeps what the decision's gestures count for. */
  void keep(String customerId, Published published, List<StoredDraw> drawn, long now) {
    for (Gesture gesture : published.gestures()) {
      StoredMoney cost = published.costs().get(gesture.getId());
      boolean owed = gesture.getLedger() == Ledger.ENTITLEMENT;
      StoredClaim claim = published.claim();
      if (cost != null
          || owed
          || !gesture.getAlternatives().isEmpty()
          || (claim != null && !claim.getKeys().isEmpty())) {
        store.put(
            key(customerId, gesture.getId()),
            StoredSpending.newBuilder()
                .setEpochSecond(gesture.getGrantedAt().getEpochSecond())
                .setCost(cost)
                .setDraws(
                    cost == null
                        ? List.of()
                        : StoredSpendings.shares(drawn, StoredCustomers.amount(cost)))
                .setAmount(gesture.getAmount() == null ? null : money(gesture.getAmount()))
                .setOwed(owed)
                .setClaim(claim)
                .setChoices(choices(gesture))
                .build(),
            now);
      }
    }
  }

  /** What the customer may choose, the first of it by default; none: there is no choice. */
  private static List<StoredChoice> choices(Gesture gesture) {
    Money first = gesture.getAmount();
    if (gesture.getAlternatives().isEmpty() || first == null) {
      return List.of();
    }
    List<StoredChoice> choices = new ArrayList<>();
    String form = gesture.getForm() == null ? "money" : gesture.getForm();
    choices.add(new StoredChoice(form, money(first), false));
    for (Alternative other : gesture.getAlternatives()) {
      choices.add(
          new StoredChoice(other.getForm(), money(other.getAmount()), other.getNeedsConsent()));
    }
    return choices;
  }

  private static StoredMoney money(Money amount) {
    return new StoredMoney(amount.getMinorUnits(), amount.getCurrency());
  }

  /** Keeps what a gesture counts for now, in the place of what was taken out. */
  void keep(String customerId, String gestureId, StoredSpending spending, long now) {
    store.put(key(customerId, gestureId), spending, now);
  }

  /** Takes out what a gesture counts for; null: it is not known, or nothing. */
  @Nullable StoredSpending take(String customerId, String gestureId, long now) {
    String key = key(customerId, gestureId);
    List<KeyValue<Long, StoredSpending>> found = new ArrayList<>();
    try (WindowStoreIterator<StoredSpending> all = store.fetch(key, since(now), now)) {
      all.forEachRemaining(found::add);
    }
    found.forEach(spending -> store.put(key, null, spending.key));
    return found.isEmpty() ? null : found.getLast().value;
  }

  /** Takes out all that the customer's gestures count for. */
  List<KeptSpending> takeAll(String customerId, long now) {
    List<KeptSpending> taken = new ArrayList<>();
    for (KeyValue<Windowed<String>, StoredSpending> kept : of(customerId, now)) {
      String gestureId = kept.key.key().substring(customerId.length() + 1);
      taken.add(new KeptSpending(gestureId, kept.key.window().start(), kept.value));
      store.put(kept.key.key(), null, kept.key.window().start());
    }
    return taken;
  }

  void erase(String customerId, long now) {
    of(customerId, now).forEach(kept -> store.put(kept.key.key(), null, kept.key.window().start()));
  }

  private List<KeyValue<Windowed<String>, StoredSpending>> of(String customerId, long now) {
    List<KeyValue<Windowed<String>, StoredSpending>> found = new ArrayList<>();
    try (KeyValueIterator<Windowed<String>, StoredSpending> all =
        store.fetch(customerId + "\u0000", customerId + "\u0001", since(now), now)) {
      all.forEachRemaining(found::add);
    }
    found.removeIf(kept -> !kept.key.key().startsWith(customerId + "\u0000"));
    return found;
  }

  private static long since(long now) {
    return Math.max(0, now - KEPT.toMillis());
  }

  private static String key(String customerId, String gestureId) {
    return customerId + "\u0000" + gestureId;
  }
}
