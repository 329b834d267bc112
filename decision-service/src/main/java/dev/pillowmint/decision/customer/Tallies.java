package dev.pillowmint.decision.customer;

import dev.pillowmint.catalogue.Amount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What was given or reserved per key. At most {@value #MOST} are remembered; of more the oldest is
 * forgotten, and {@link #remembers} says so: whoever asks about a window that may miss one must not
 * take silence for "not given".
 *
 * @param all in the order of time
 * @param forgottenUntil tallies up to this time may be missing; {@link Instant#MIN}: none is
 */
public record Tallies(List<Tally> all, Instant forgottenUntil) {

  /** How many are remembered. */
  public static final int MOST = 128;

  /** Nothing was given. */
  public static final Tallies NONE = new Tallies(List.of(), Instant.MIN);

  public Tallies {
    all = List.copyOf(all);
  }

  /** Those of the key less than a window away from now, before it <em>or after</em>. */
  public List<Tally> near(long key, Instant now, Duration window) {
    return all.stream()
        .filter(t -> t.key() == key)
        .filter(t -> Duration.between(t.time(), now).abs().compareTo(window) < 0)
        .toList();
  }

  /** False: one of that window may have been forgotten. */
  public boolean remembers(Instant now, Duration window) {
    return forgottenUntil.equals(Instant.MIN) || forgottenUntil.isBefore(now.minus(window));
  }

  Tallies with(List<Tally> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<Tally> together = new ArrayList<>(all);
    together.addAll(more);
    together.sort(Comparator.comparing(Tally::time));
    int excess = Math.max(0, together.size() - MOST);
    Instant forgotten = excess == 0 ? Instant.MIN : together.get(excess - 1).time();
    return new Tallies(
        together.subList(excess, together.size()),
        forgotten.isAfter(forgottenUntil) ? forgotten : forgottenUntil);
  }

  /** What either was given, counted together. */
  Tallies joined(Tallies other) {
    Instant forgotten =
        other.forgottenUntil.isAfter(forgottenUntil) ? other.forgottenUntil : forgottenUntil;
    return new Tallies(all, forgotten).with(other.all);
  }

  Tallies confirm(String decisionId) {
    return new Tallies(
        all.stream().map(t -> decisionId.equals(t.reservedFor()) ? t.given() : t).toList(),
        forgottenUntil);
  }

  /** What is owed of the decision is given; its goodwill waits on. */
  Tallies confirmOwed(String decisionId) {
    return new Tallies(
        all.stream()
            .map(t -> decisionId.equals(t.reservedFor()) && t.owed() ? t.given() : t)
            .toList(),
        forgottenUntil);
  }

  /** The goodwill reserved for the decision costs that now. */
  Tallies repriced(String decisionId, Amount goodwill) {
    return new Tallies(
        all.stream().map(t -> t.isGoodwillOf(decisionId) ? t.costing(goodwill) : t).toList(),
        forgottenUntil);
  }

  /** The goodwill reserved for the decision costs nothing now, or is not given at all. */
  Tallies withoutGoodwill(String decisionId, boolean free) {
    return new Tallies(
        all.stream()
            .filter(t -> free || !t.isGoodwillOf(decisionId))
            .map(t -> t.isGoodwillOf(decisionId) ? t.free() : t)
            .toList(),
        forgottenUntil);
  }

  /** Without what was refused or failed of one of the keys. */
  Tallies without(Tally given) {
    List<Tally> left = new ArrayList<>(all);
    for (int i = 0; i < left.size(); i++) {
      Tally tally = left.get(i);
      if (tally.reservedFor() == null
          && tally.key() == given.key()
          && tally.what().equals(given.what())
          && tally.time().equals(given.time())) {
        left.remove(i);
        tally.less(given.amount()).ifPresent(rest -> left.add(rest));
        left.sort(Comparator.comparing(Tally::time));
        return new Tallies(left, forgottenUntil);
      }
    }
    return this;
  }

  Tallies release(String decisionId) {
    return new Tallies(
        all.stream().filter(t -> !decisionId.equals(t.reservedFor())).toList(), forgottenUntil);
  }
}
