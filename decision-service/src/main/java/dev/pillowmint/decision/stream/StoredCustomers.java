package dev.pillowmint.decision.stream;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Profile;
import dev.pillowmint.decision.stream.record.StoredCustomer;
import dev.pillowmint.decision.stream.record.StoredMoney;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A customer's state as the store keeps it, and back. */
final class StoredCustomers {
  private StoredCustomers() {}

  static StoredCustomer stored(CustomerState state) {
    Profile profile = state.profile();
    StoredCustomer.Builder stored =
        StoredCustomer.newBuilder()
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
            .setEvents(StoredEventLists.stored(state.events()))
            .setPromises(Lists.map(state.promises(), StoredPromises::stored))
            .setDecisions(state.decisions())
            .setErased(state.erased());
    StoredGrantLists.store(state.goodwill(), stored);
    StoredDealings.store(state.dealings(), stored);
    return stored.build();
  }

  static CustomerState state(@Nullable StoredCustomer stored) {
    if (stored == null) {
      return CustomerState.UNKNOWN;
    }
    return new CustomerState(
        profile(stored),
        stored.getLeaveAlone(),
        StoredEventLists.remembered(stored.getEvents()),
        StoredGrantLists.goodwill(stored),
        Lists.map(stored.getPromises(), StoredPromises::promise),
        stored.getDecisions(),
        stored.getErased(),
        StoredDealings.dealings(stored));
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
}
