package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.learn.Amounts;
import dev.pillowmint.decision.learn.Counts;
import dev.pillowmint.decision.learn.RuleDay;
import dev.pillowmint.decision.stream.record.StoredAmounts;
import dev.pillowmint.decision.stream.record.StoredArm;
import dev.pillowmint.decision.stream.record.StoredCounts;
import dev.pillowmint.decision.stream.record.StoredSum;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is counted, as the stores keep it, and back. */
final class CountRecords {
  private CountRecords() {}

  static StoredCounts stored(RuleDay day, Counts counts) {
    Map<String, StoredArm> arms = new HashMap<>();
    counts.arms().forEach((name, arm) -> arms.put(name, new StoredArm(arm.trials(), arm.shown())));
    return StoredCounts.newBuilder()
        .setRule(StoredLessons.rule(day))
        .setEpochDay(day.day().toEpochDay())
        .setMoments(counts.moments())
        .setGranted(counts.granted())
        .setProposed(counts.proposed())
        .setAnswered(counts.answered())
        .setDeclined(counts.declined())
        .setCosts(
            counts.costs().entrySet().stream()
                .map(
                    cost ->
                        new StoredSum(
                            cost.getKey().ledger(),
                            cost.getKey().currency(),
                            cost.getValue().gestures(),
                            cost.getValue().minorUnits()))
                .toList())
        .setArms(arms)
        .setWatches(StoredLessons.seconds(counts.watches()))
        .build();
  }

  static RuleDay day(StoredCounts stored) {
    return StoredLessons.day(stored.getRule(), stored.getEpochDay());
  }

  static Counts counts(@Nullable StoredCounts stored) {
    if (stored == null) {
      return Counts.NONE;
    }
    TreeMap<Counts.Account, Counts.Sum> costs = new TreeMap<>();
    for (StoredSum sum : stored.getCosts()) {
      costs.put(
          new Counts.Account(sum.getLedger(), sum.getCurrency()),
          new Counts.Sum(sum.getGestures(), sum.getMinorUnits()));
    }
    TreeMap<String, Counts.Arm> arms = new TreeMap<>();
    stored
        .getArms()
        .forEach(
            (name, arm) ->
                arms.put(name, new Counts.Arm(arm.getTrials(), new TreeMap<>(arm.getShown()))));
    return new Counts(
        stored.getMoments(),
        stored.getGranted(),
        stored.getProposed(),
        stored.getAnswered(),
        new TreeMap<>(stored.getDeclined()),
        costs,
        arms,
        StoredLessons.durations(stored.getWatches()));
  }

  static StoredAmounts stored(StoredAmounts.Builder whose, Amounts amounts) {
    return whose
        .setStep(amounts.step())
        .setAmounts(List.copyOf(amounts.counts().keySet()))
        .setCounts(List.copyOf(amounts.counts().values()))
        .build();
  }

  static Amounts amounts(@Nullable StoredAmounts stored) {
    if (stored == null) {
      return Amounts.NONE;
    }
    TreeMap<Long, Long> counts = new TreeMap<>();
    for (int i = 0; i < stored.getAmounts().size(); i++) {
      counts.put(stored.getAmounts().get(i), stored.getCounts().get(i));
    }
    return new Amounts(stored.getStep(), counts);
  }
}
