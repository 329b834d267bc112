package dev.pillowmint.decision.stream;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Goodwill;
import dev.pillowmint.decision.customer.Grant;
import dev.pillowmint.decision.customer.OpenPromise;
import dev.pillowmint.decision.customer.Profile;
import dev.pillowmint.decision.customer.Remembered;
import dev.pillowmint.decision.stream.record.StoredCustomer;
import dev.pillowmint.decision.stream.record.StoredEvents;
import dev.pillowmint.decision.stream.record.StoredGrant;
import dev.pillowmint.decision.stream.record.StoredMoney;
import dev.pillowmint.decision.stream.record.StoredPromise;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A customer's state as the store keeps it, and back. */
final class StoredCustomers {
  private StoredCustomers() {}

  static StoredCustomer stored(CustomerState state) {
    Profile profile = state.profile();
    return StoredCustomer.newBuilder()
        .setDisplayName(profile.displayName())
        .setTier(profile.tier())
        .setYearlyValue(profile.yearlyValue() == null ? null : money(profile.yearlyValue()))
        .setCustomerSinceEpochDay(
            profile.customerSince() == null ? null : (int) profile.customerSince().toEpochDay())
        .setTimeZone(profile.timeZone())
        .setLanguage(profile.language())
        .setCountry(profile.country())
        .setInterests(profile.interests())
        .setLeaveAlone(state.leaveAlone())
        .setEvents(events(state.events()))
        .setGrants(state.goodwill().grants().stream().map(StoredCustomers::grant).toList())
        .setGrantsForgottenUntil(
            state.goodwill().forgottenUntil().equals(Instant.MIN)
                ? null
                : state.goodwill().forgottenUntil().getEpochSecond())
        .setPromises(
            state.promises().stream()
                .map(p -> new StoredPromise(p.id(), p.what(), p.dueAt().getEpochSecond()))
                .toList())
        .setDecisions(state.decisions())
        .setErased(state.erased())
        .build();
  }

  static CustomerState state(@Nullable StoredCustomer stored) {
    if (stored == null) {
      return CustomerState.UNKNOWN;
    }
    return new CustomerState(
        profile(stored),
        stored.getLeaveAlone(),
        remembered(stored.getEvents()),
        goodwill(stored),
        stored.getPromises().stream()
            .map(
                p ->
                    new OpenPromise(
                        p.getId(), p.getWhat(), Instant.ofEpochSecond(p.getDueEpochSecond())))
            .toList(),
        stored.getDecisions(),
        stored.getErased());
  }

  static StoredMoney money(Amount amount) {
    return new StoredMoney(amount.minorUnits(), amount.currency().getCurrencyCode());
  }

  static Amount amount(StoredMoney money) {
    return Amount.ofMinor(money.getMinorUnits(), money.getCurrency());
  }

  private static Profile profile(StoredCustomer stored) {
    Integer since = stored.getCustomerSinceEpochDay();
    StoredMoney value = stored.getYearlyValue();
    return new Profile(
        stored.getDisplayName(),
        stored.getTier(),
        value == null ? null : amount(value),
        since == null ? null : LocalDate.ofEpochDay(since),
        stored.getTimeZone(),
        stored.getLanguage(),
        stored.getCountry(),
        stored.getInterests());
  }

  private static Goodwill goodwill(StoredCustomer stored) {
    Long forgotten = stored.getGrantsForgottenUntil();
    return new Goodwill(
        stored.getGrants().stream().map(StoredCustomers::grant).toList(),
        forgotten == null ? Instant.MIN : Instant.ofEpochSecond(forgotten));
  }

  private static Grant grant(StoredGrant grant) {
    return new Grant(
        grant.getReservedFor(),
        Instant.ofEpochSecond(grant.getEpochSecond()),
        grant.getGestures(),
        amount(grant.getAmount()));
  }

  private static StoredGrant grant(Grant grant) {
    return new StoredGrant(
        grant.reservedFor(),
        grant.time().getEpochSecond(),
        grant.gestures(),
        money(grant.amount()));
  }

  private static List<StoredEvents> events(List<Remembered> events) {
    Map<String, List<Long>> byType = new LinkedHashMap<>();
    Map<String, Long> last = new LinkedHashMap<>();
    for (Remembered event : events) {
      long second = event.time().getEpochSecond();
      byType
          .computeIfAbsent(event.type(), t -> new ArrayList<>())
          .add(second - last.getOrDefault(event.type(), 0L));
      last.put(event.type(), second);
    }
    return byType.entrySet().stream().map(e -> new StoredEvents(e.getKey(), e.getValue())).toList();
  }

  private static List<Remembered> remembered(List<StoredEvents> stored) {
    List<Remembered> events = new ArrayList<>();
    for (StoredEvents ofType : stored) {
      long second = 0;
      for (long difference : ofType.getTimes()) {
        second += difference;
        events.add(new Remembered(ofType.getType(), Instant.ofEpochSecond(second)));
      }
    }
    events.sort(Remembered.ORDER);
    return events;
  }
}
