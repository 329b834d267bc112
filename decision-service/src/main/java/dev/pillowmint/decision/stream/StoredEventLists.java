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
    return groups.entrySet().stream().map(e -> stored(e.getKey(), e.getValue())).toList();
  }

  static List<Remembered> remembered(List<StoredEvents> stored) {
    List<Remembered> events = new ArrayList<>();
    for (StoredEvents group : stored) {
      List<Instant> times = Deltas.times(group.getTimes());
      for (int i = 0; i < times.size(); i++) {
        events.add(new Remembered(group.getType(), times.get(i), amount(group, i)));
      }
    }
    events.sort(Remembered.ORDER);
    return events;
  }

  private static StoredEvents stored(Group group, List<Remembered> events) {
    return StoredEvents.newBuilder()
        .setType(group.type())
        .setTimes(Deltas.of(events.stream().map(Remembered::time).toList()))
        .setCurrency(group.currency())
        .setAmounts(
            events.stream()
                .map(Remembered::amount)
                .filter(Objects::nonNull)
                .map(Amount::minorUnits)
                .toList())
        .build();
  }

  private static @Nullable Amount amount(StoredEvents group, int index) {
    String currency = group.getCurrency();
    return currency == null ? null : Amount.ofMinor(group.getAmounts().get(index), currency);
  }
}
