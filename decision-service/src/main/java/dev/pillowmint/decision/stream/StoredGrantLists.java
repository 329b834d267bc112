package dev.pillowmint.decision.stream;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.Goodwill;
import dev.pillowmint.decision.customer.Grant;
import dev.pillowmint.decision.stream.record.StoredCustomer;
import dev.pillowmint.decision.stream.record.StoredGrant;
import dev.pillowmint.decision.stream.record.StoredGrants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Goodwill as the store keeps it, and back: what is given in lists, what is reserved singly. */
final class StoredGrantLists {
  private StoredGrantLists() {}

  static void store(Goodwill goodwill, StoredCustomer.Builder stored) {
    List<Grant> given = new ArrayList<>();
    List<StoredGrant> reserved = new ArrayList<>();
    for (Grant grant : goodwill.grants()) {
      if (grant.reservedFor() == null) {
        given.add(grant);
      } else {
        reserved.add(reserved(grant));
      }
    }
    stored
        .setGrants(reserved)
        .setGiven(
            Lists.map(
                StoredDealings.grouped(given, g -> g.amount().currency().getCurrencyCode())
                    .entrySet(),
                e -> given(e.getKey(), e.getValue())))
        .setGrantsForgottenUntil(
            goodwill.forgottenUntil().equals(Instant.MIN)
                ? null
                : (Long) goodwill.forgottenUntil().getEpochSecond());
  }

  static Goodwill goodwill(StoredCustomer stored) {
    List<Grant> grants = new ArrayList<>();
    stored.getGrants().forEach(g -> grants.add(reserved(g)));
    stored.getGiven().forEach(g -> grants.addAll(given(g)));
    grants.sort(Comparator.comparing(Grant::time));
    Long forgotten = stored.getGrantsForgottenUntil();
    return new Goodwill(grants, forgotten == null ? Instant.MIN : Instant.ofEpochSecond(forgotten));
  }

  private static StoredGrant reserved(Grant grant) {
    return new StoredGrant(
        grant.reservedFor(),
        grant.time().getEpochSecond(),
        grant.gestures(),
        StoredCustomers.money(grant.amount()));
  }

  private static Grant reserved(StoredGrant grant) {
    return new Grant(
        grant.getReservedFor(),
        Instant.ofEpochSecond(grant.getEpochSecond()),
        grant.getGestures(),
        StoredCustomers.amount(grant.getAmount()));
  }

  private static StoredGrants given(String currency, List<Grant> grants) {
    return new StoredGrants(
        currency,
        Deltas.of(Lists.map(grants, Grant::time)),
        grants.stream().allMatch(g -> g.gestures() == 1)
            ? List.of()
            : Lists.map(grants, Grant::gestures),
        Lists.map(grants, g -> g.amount().minorUnits()));
  }

  private static List<Grant> given(StoredGrants group) {
    List<Instant> times = Deltas.times(group.getTimes());
    List<Grant> grants = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      Amount amount = Amount.ofMinor(group.getAmounts().get(i), group.getCurrency());
      int gestures = group.getGestures().isEmpty() ? 1 : group.getGestures().get(i);
      grants.add(new Grant(null, times.get(i), gestures, amount));
    }
    return grants;
  }
}
