package dev.pillowmint.decision.customer;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What decisions gave a customer, as far as later decisions need it. Bounded: {@value Tallies#MOST}
 * tallies, {@value #MOST_PAID} amounts that were owed, {@value #MOST_TRIALS} trials.
 *
 * @param tallies per key
 * @param paid what was owed and granted, in the order of time
 * @param trials being learned from, in the order of time
 */
public record Dealings(Tallies tallies, List<Paid> paid, List<Trial> trials) {
  static final int MOST_PAID = 32;
  static final int MOST_TRIALS = 16;

  /** Nothing was given. */
  public static final Dealings NONE = new Dealings(Tallies.NONE, List.of(), List.of());

  public Dealings {
    paid = List.copyOf(paid);
    trials = List.copyOf(trials);
  }

  /** What was owed and granted in the window that ends now. */
  public List<Paid> paid(Instant now, Duration window) {
    return paid.stream()
        .filter(p -> !p.time().isAfter(now) && p.time().isAfter(now.minus(window)))
        .toList();
  }

  Dealings with(List<Tally> more) {
    return new Dealings(tallies.with(more), paid, trials);
  }

  Dealings withPaid(List<Paid> more) {
    return more.isEmpty()
        ? this
        : new Dealings(
            tallies,
            newest(
                Stream.concat(paid.stream(), more.stream()).toList(),
                Comparator.comparing(Paid::time),
                MOST_PAID),
            trials);
  }

  Dealings with(Trial trial, Instant since) {
    return new Dealings(
        tallies,
        paid,
        newest(
            Stream.concat(trials.stream().filter(t -> !t.time().isBefore(since)), Stream.of(trial))
                .toList(),
            Comparator.comparing(Trial::time),
            MOST_TRIALS));
  }

  Dealings confirm(String decisionId) {
    return new Dealings(tallies.confirm(decisionId), paid, trials);
  }

  Dealings release(String decisionId) {
    return new Dealings(tallies.release(decisionId), paid, trials);
  }

  private static <T> List<T> newest(List<T> all, Comparator<T> order, int most) {
    return all.stream().sorted(order).skip(Math.max(0, all.size() - most)).toList();
  }
}
