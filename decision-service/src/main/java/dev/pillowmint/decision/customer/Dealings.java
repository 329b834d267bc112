package dev.pillowmint.decision.customer;

import dev.pillowmint.catalogue.Amount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What decisions gave a customer, as far as later decisions need it. Bounded: {@value Tallies#MOST}
 * tallies, {@value #MOST_PAID} amounts that were owed.
 *
 * @param tallies per key
 * @param paid what was owed and granted, in the order of time
 */
public record Dealings(Tallies tallies, List<Paid> paid) {
  static final int MOST_PAID = 512;

  /** Nothing was given. */
  public static final Dealings NONE = new Dealings(Tallies.NONE, List.of());

  public Dealings {
    paid = List.copyOf(paid);
  }

  /** What was owed and granted in the window that ends now. */
  public List<Paid> paid(Instant now, Duration window) {
    return paid.stream()
        .filter(p -> !p.time().isAfter(now) && p.time().isAfter(now.minus(window)))
        .toList();
  }

  Dealings with(List<Tally> more) {
    return new Dealings(tallies.with(more), paid);
  }

  Dealings withPaid(List<Paid> more) {
    return more.isEmpty()
        ? this
        : new Dealings(
            tallies,
            newest(
                Stream.concat(paid.stream(), more.stream()).toList(),
                Comparator.comparing(Paid::time),
                MOST_PAID));
  }

  Dealings joined(Dealings other) {
    return new Dealings(tallies.joined(other.tallies), paid).withPaid(other.paid);
  }

  Dealings confirm(String decisionId) {
    return new Dealings(tallies.confirm(decisionId), paid);
  }

  Dealings confirmOwed(String decisionId) {
    return new Dealings(tallies.confirmOwed(decisionId), paid);
  }

  Dealings repriced(String decisionId, Amount goodwill) {
    return new Dealings(tallies.repriced(decisionId, goodwill), paid);
  }

  Dealings withoutGoodwill(String decisionId, boolean free) {
    return new Dealings(tallies.withoutGoodwill(decisionId, free), paid);
  }

  Dealings without(List<Tally> given, @Nullable Paid owed) {
    Tallies left = tallies;
    for (Tally tally : given) {
      left = left.without(tally);
    }
    List<Paid> kept = new ArrayList<>(paid);
    kept.remove(owed);
    return new Dealings(left, kept);
  }

  Dealings release(String decisionId) {
    return new Dealings(tallies.release(decisionId), paid);
  }

  private static <T> List<T> newest(List<T> all, Comparator<T> order, int most) {
    return all.stream().sorted(order).skip(Math.max(0, all.size() - most)).toList();
  }
}
