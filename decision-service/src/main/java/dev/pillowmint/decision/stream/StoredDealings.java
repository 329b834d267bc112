package dev.pillowmint.decision.stream;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.Dealings;
import dev.pillowmint.decision.customer.Paid;
import dev.pillowmint.decision.customer.Tallies;
import dev.pillowmint.decision.customer.Tally;
import dev.pillowmint.decision.stream.record.StoredCustomer;
import dev.pillowmint.decision.stream.record.StoredPaid;
import dev.pillowmint.decision.stream.record.StoredTallies;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What decisions gave a customer, as the store keeps it, and back. */
final class StoredDealings {

  private record TallyGroup(
      @Nullable String reservedFor, @Nullable String currency, boolean ladder) {
    static TallyGroup of(Tally tally) {
      Amount amount = tally.amount();
      return new TallyGroup(
          tally.reservedFor(),
          amount == null ? null : amount.currency().getCurrencyCode(),
          tally.what() instanceof Tally.What.Step);
    }
  }

  private StoredDealings() {}

  static void store(Dealings dealings, StoredCustomer.Builder stored) {
    Instant forgotten = dealings.tallies().forgottenUntil();
    stored
        .setTallies(
            Lists.map(
                grouped(dealings.tallies().all(), TallyGroup::of).entrySet(),
                e -> tallies(e.getKey(), e.getValue())))
        .setTalliesForgottenUntil(
            forgotten.equals(Instant.MIN) ? null : (Long) forgotten.getEpochSecond())
        .setPaid(
            Lists.map(
                grouped(dealings.paid(), p -> p.amount().currency().getCurrencyCode()).entrySet(),
                e -> paid(e.getKey(), e.getValue())));
  }

  static Dealings dealings(StoredCustomer stored) {
    Long forgotten = stored.getTalliesForgottenUntil();
    return new Dealings(
        new Tallies(
            sorted(stored.getTallies(), StoredDealings::tallies, Tally::time),
            forgotten == null ? Instant.MIN : Instant.ofEpochSecond(forgotten)),
        sorted(stored.getPaid(), StoredDealings::paid, Paid::time));
  }

  static <G, T> Map<G, List<T>> grouped(List<T> all, Function<T, G> group) {
    Map<G, List<T>> groups = new LinkedHashMap<>();
    all.forEach(one -> groups.computeIfAbsent(group.apply(one), g -> new ArrayList<>()).add(one));
    return groups;
  }

  private static <S, T> List<T> sorted(
      List<S> groups, Function<S, List<T>> reader, Function<T, Instant> time) {
    List<T> all = new ArrayList<>();
    groups.forEach(group -> all.addAll(reader.apply(group)));
    if (groups.size() > 1) {
      all.sort(Comparator.comparing(time));
    }
    return all;
  }

  private static StoredTallies tallies(TallyGroup group, List<Tally> tallies) {
    ByteBuffer keys = ByteBuffer.allocate(Long.BYTES * tallies.size());
    tallies.forEach(t -> keys.putLong(t.key()));
    return StoredTallies.newBuilder()
        .setReservedFor(group.reservedFor())
        .setCurrency(group.currency())
        .setKeys(keys.flip())
        .setSteps(
            tallies.stream().allMatch(t -> number(t.what()) == 0)
                ? List.of()
                : Lists.map(tallies, t -> number(t.what())))
        .setLadder(group.ladder())
        .setTimes(Deltas.of(Lists.map(tallies, Tally::time)))
        .setAmounts(
            group.currency() == null
                ? List.of()
                : Lists.map(tallies, t -> Objects.requireNonNull(t.amount()).minorUnits()))
        .build();
  }

  private static List<Tally> tallies(StoredTallies group) {
    ByteBuffer keys = group.getKeys().duplicate();
    List<Instant> times = Deltas.times(group.getTimes());
    String currency = group.getCurrency();
    Boolean said = group.getLadder();
    boolean ladder = said == null ? currency == null : said;
    List<Tally> tallies = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      tallies.add(
          new Tally(
              group.getReservedFor(),
              keys.getLong(),
              what(ladder, group.getSteps().isEmpty() ? 0 : group.getSteps().get(i)),
              times.get(i),
              currency == null ? null : Amount.ofMinor(group.getAmounts().get(i), currency)));
    }
    return tallies;
  }

  private static int number(Tally.What what) {
    return switch (what) {
      case Tally.What.Given given -> given == Tally.What.Given.OWED ? 1 : 0;
      case Tally.What.Step step -> step.number();
    };
  }

  private static Tally.What what(boolean ladder, int number) {
    return ladder
        ? new Tally.What.Step(number)
        : number == 0 ? Tally.What.Given.GOODWILL : Tally.What.Given.OWED;
  }

  private static StoredPaid paid(String currency, List<Paid> paid) {
    return new StoredPaid(
        currency,
        Deltas.of(Lists.map(paid, Paid::time)),
        Lists.map(paid, p -> p.amount().minorUnits()));
  }

  private static List<Paid> paid(StoredPaid group) {
    List<Instant> times = Deltas.times(group.getTimes());
    List<Paid> paid = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      paid.add(
          new Paid(times.get(i), Amount.ofMinor(group.getAmounts().get(i), group.getCurrency())));
    }
    return paid;
  }
}
