package dev.pillowmint.decision.stream;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.Remembered;
import dev.pillowmint.decision.stream.record.StoredEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Remembered events as the store keeps them, and back. */
final class StoredEventLists {

  private record Group(String type, @Nullable String currency) {}

  private StoredEventLists() {}

  static List<StoredEvents> stored(List<Remembered> events) {
    Map<Group, List<Remembered>> groups = new LinkedHashMap<>();
    for (Remembered event : events) {
      Amount amount = event.amount();
      String currency = amount == null ? null : amount.currency().getCurrencyCode();
      groups.computeIfAbsent(new Group(event.type(), currency), g -> new ArrayList<>()).add(event);
    }
    return Lists.map(groups.entrySet(), e -> stored(e.getKey(), e.getValue()));
  }

  static List<Remembered> remembered(List<StoredEvents> stored) {
    List<Remembered> events = new ArrayList<>();
    for (StoredEvents group : stored) {
      List<Instant> times = Deltas.times(group.getTimes());
      for (int i = 0; i < times.size(); i++) {
        events.add(new Remembered(group.getType(), times.get(i), amount(group, i)));
      }
    }
    if (stored.size() > 1) {
      events.sort(Remembered.ORDER);
    }
    return events;
  }

  private static StoredEvents stored(Group group, List<Remembered> events) {
    return StoredEvents.newBuilder()
        .setType(group.type())
        .setTimes(Deltas.of(Lists.map(events, Remembered::time)))
        .setCurrency(group.currency())
        .setAmounts(
            group.currency() == null
                ? List.of()
                : Lists.map(events, e -> Objects.requireNonNull(e.amount()).minorUnits()))
        .build();
  }

  private static @Nullable Amount amount(StoredEvents group, int index) {
    String currency = group.getCurrency();
    return currency == null ? null : Amount.ofMinor(group.getAmounts().get(index), currency);
  }
}
