package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.learn.Amounts;
import dev.pillowmint.decision.learn.Lesson;
import dev.pillowmint.decision.learn.RuleDay;
import dev.pillowmint.decision.stream.record.StoredAmounts;
import dev.pillowmint.decision.stream.record.StoredCounts;
import dev.pillowmint.decision.stream.record.StoredLesson;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Counts, by rule and day. All lessons of one rule come here in one order. */
final class ResultsProcessor implements Processor<String, StoredLesson, Void, Void> {
  /** How long a day is kept. */
  static final Duration KEPT = Duration.ofDays(400);

  private static final Duration FORGET_EVERY = Duration.ofDays(1);

  private @Nullable KeyValueStore<String, StoredCounts> results;
  private @Nullable KeyValueStore<String, StoredAmounts> amounts;
  private @Nullable ProcessorContext<Void, Void> context;

  @Override
  public void init(ProcessorContext<Void, Void> given) {
    KeyValueStore<String, StoredCounts> counted = given.getStateStore(LearningTopology.RESULTS);
    KeyValueStore<String, StoredAmounts> received = given.getStateStore(LearningTopology.AMOUNTS);
    context = given;
    results = counted;
    amounts = received;
    given.schedule(
        FORGET_EVERY,
        PunctuationType.WALL_CLOCK_TIME,
        now -> {
          forget(counted, oldest(now), StoredCounts::getEpochDay);
          forget(received, oldest(now), StoredAmounts::getEpochDay);
        });
  }

  @Override
  public void process(Record<String, StoredLesson> record) {
    if (context == null || results == null || amounts == null) {
      throw new IllegalStateException("init() comes first");
    }
    Lesson lesson = StoredLessons.lesson(record.value());
    if (lesson.of().day().toEpochDay() < oldest(context.currentSystemTimeMs())) {
      return;
    }
    count(results, lesson);
    if (lesson instanceof Lesson.Told told) {
      told.costs().stream()
          .collect(
              Collectors.groupingBy(
                  cost -> cost.amount().currency().getCurrencyCode(),
                  Collectors.summingLong(cost -> cost.amount().minorUnits())))
          .forEach((currency, sum) -> receive(amounts, told, Map.entry(currency, sum)));
    }
  }

  private static void count(KeyValueStore<String, StoredCounts> store, Lesson lesson) {
    RuleDay of = lesson.of();
    String key =
        String.format(
            Locale.ROOT,
            "%s\u0000%s\u0000%08x\u0000%08x",
            of.policy(),
            of.rule(),
            of.version(),
            of.day().toEpochDay());
    store.put(key, CountRecords.stored(of, CountRecords.counts(store.get(key)).with(lesson)));
  }

  private static void receive(
      KeyValueStore<String, StoredAmounts> store, Lesson.Told told, Map.Entry<String, Long> sum) {
    RuleDay of = told.of();
    String staffId = told.staffId() == null ? "" : told.staffId();
    String key =
        String.format(
            Locale.ROOT,
            "%s\u0000%s\u0000%s\u0000%s\u0000%08x",
            of.policy(),
            of.rule(),
            sum.getKey(),
            staffId,
            of.day().toEpochDay());
    Amounts received = CountRecords.amounts(store.get(key)).with(sum.getValue());
    store.put(
        key,
        CountRecords.stored(
            StoredAmounts.newBuilder()
                .setPolicy(of.policy())
                .setRule(of.rule())
                .setCurrency(sum.getKey())
                .setStaffId(staffId)
                .setEpochDay(of.day().toEpochDay()),
            received));
  }

  private static long oldest(long now) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(now).minus(KEPT), ZoneOffset.UTC).toEpochDay();
  }

  private static <T> void forget(
      KeyValueStore<String, T> store, long oldest, ToLongFunction<T> day) {
    List<String> old = new ArrayList<>();
    try (KeyValueIterator<String, T> all = store.all()) {
      all.forEachRemaining(
          one -> {
            if (day.applyAsLong(one.value) < oldest) {
              old.add(one.key);
            }
          });
    }
    old.forEach(store::delete);
  }
}
