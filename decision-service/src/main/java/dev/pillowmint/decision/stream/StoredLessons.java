package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.learn.Lesson;
import dev.pillowmint.decision.learn.RuleDay;
import dev.pillowmint.decision.stream.record.StoredCost;
import dev.pillowmint.decision.stream.record.StoredLesson;
import dev.pillowmint.decision.stream.record.StoredRule;
import dev.pillowmint.decision.stream.record.StoredShowed;
import dev.pillowmint.decision.stream.record.StoredTold;
import dev.pillowmint.decision.stream.record.StoredTried;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Lessons as they travel to where their rule is counted, and back. */
final class StoredLessons {
  private StoredLessons() {}

  static StoredLesson stored(Lesson lesson) {
    StoredLesson.Builder stored =
        StoredLesson.newBuilder()
            .setRule(rule(lesson.of()))
            .setEpochDay(lesson.of().day().toEpochDay());
    switch (lesson) {
      case Lesson.Told told -> stored.setTold(told(told));
      case Lesson.Tried tried ->
          stored.setTried(new StoredTried(tried.arm(), seconds(tried.watches())));
      case Lesson.Showed showed ->
          stored.setShowed(new StoredShowed(showed.arm(), showed.outcome()));
    }
    return stored.build();
  }

  static Lesson lesson(StoredLesson stored) {
    RuleDay day = day(stored.getRule(), stored.getEpochDay());
    StoredTried tried = stored.getTried();
    StoredShowed showed = stored.getShowed();
    if (tried != null) {
      return new Lesson.Tried(day, tried.getArm(), durations(tried.getWatches()));
    }
    return showed != null
        ? new Lesson.Showed(day, showed.getArm(), showed.getOutcome())
        : told(day, stored.getTold());
  }

  static StoredRule rule(RuleDay day) {
    return new StoredRule(day.policy(), day.version(), day.rule());
  }

  static RuleDay day(StoredRule rule, long epochDay) {
    return new RuleDay(
        rule.getPolicy(), rule.getName(), rule.getVersion(), LocalDate.ofEpochDay(epochDay));
  }

  static Map<String, Long> seconds(Map<String, Duration> durations) {
    return durations.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().toSeconds()));
  }

  static SortedMap<String, Duration> durations(Map<String, Long> seconds) {
    SortedMap<String, Duration> durations = new TreeMap<>();
    seconds.forEach((name, n) -> durations.put(name, Duration.ofSeconds(n)));
    return durations;
  }

  private static StoredTold told(Lesson.Told told) {
    return StoredTold.newBuilder()
        .setFirst(told.first())
        .setOutcome(told.outcome().name())
        .setReason(told.reason())
        .setCosts(
            told.costs().stream()
                .map(c -> new StoredCost(c.ledger(), StoredCustomers.money(c.amount())))
                .toList())
        .setStaffId(told.staffId())
        .build();
  }

  private static Lesson told(RuleDay day, StoredTold told) {
    return new Lesson.Told(
        day,
        told.getFirst(),
        Lesson.Outcome.valueOf(told.getOutcome()),
        told.getReason(),
        told.getCosts().stream()
            .map(c -> new Lesson.Cost(c.getLedger(), StoredCustomers.amount(c.getAmount())))
            .toList(),
        told.getStaffId());
  }
}
