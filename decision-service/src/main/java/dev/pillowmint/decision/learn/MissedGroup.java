package dev.pillowmint.decision.learn;

import dev.pillowmint.catalogue.Amount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Missed moments of one reason.
 *
 * @param reason as a stable code
 * @param count how many
 * @param actedOn how many of them somebody made good
 * @param atRisk the rules' estimates together, in minor units by currency
 * @param forgone what would have been given, of those without an estimate, in minor units by
 *     currency
 */
public record MissedGroup(
    String reason,
    long count,
    long actedOn,
    SortedMap<String, Long> atRisk,
    SortedMap<String, Long> forgone) {

  public MissedGroup {
    atRisk = Collections.unmodifiableSortedMap(new TreeMap<>(atRisk));
    forgone = Collections.unmodifiableSortedMap(new TreeMap<>(forgone));
  }

  /** Of one. */
  public static MissedGroup of(Missed missed) {
    Missed.Stake stake = missed.stake();
    return new MissedGroup(
        missed.reason(),
        1,
        missed.actedOn() == null ? 0 : 1,
        sum(stake.atRisk()),
        sum(stake.atRisk() == null ? stake.forgone() : null));
  }

  /** Both together; of one reason. */
  public MissedGroup plus(MissedGroup other) {
    return new MissedGroup(
        reason,
        count + other.count,
        actedOn + other.actedOn,
        sum(atRisk, other.atRisk),
        sum(forgone, other.forgone));
  }

  /** One group per reason, the largest first. */
  public static List<MissedGroup> merged(Collection<MissedGroup> groups) {
    SortedMap<String, MissedGroup> byReason = new TreeMap<>();
    groups.forEach(group -> byReason.merge(group.reason(), group, MissedGroup::plus));
    List<MissedGroup> merged = new ArrayList<>(byReason.values());
    merged.sort(Comparator.comparingLong(MissedGroup::count).reversed());
    return List.copyOf(merged);
  }

  private static SortedMap<String, Long> sum(@Nullable Amount amount) {
    SortedMap<String, Long> sum = new TreeMap<>();
    if (amount != null) {
      sum.put(amount.currency().getCurrencyCode(), amount.minorUnits());
    }
    return sum;
  }

  private static SortedMap<String, Long> sum(
      SortedMap<String, Long> one, SortedMap<String, Long> other) {
    SortedMap<String, Long> both = new TreeMap<>(one);
    other.forEach((currency, amount) -> both.merge(currency, amount, Math::addExact));
    return both;
  }
}
