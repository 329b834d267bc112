package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.learn.Amounts;
import dev.pillowmint.decision.learn.Counts;
import dev.pillowmint.decision.stream.record.StoredAmounts;
import dev.pillowmint.decision.stream.record.StoredCounts;
import dev.pillowmint.decision.stream.record.StoredLesson;
import dev.pillowmint.decision.stream.record.StoredMissed;
import dev.pillowmint.decision.stream.record.StoredOpenTrials;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The stores of what is learned, read and written as often as if something were learned. */
final class BareLearning {
  private BareLearning() {}

  /** In the place of noting what is missed and tried. */
  static Consumer<Record<String, Outgoing>> noting(
      BareMoments moments, ProcessorContext<String, StoredLesson> context) {
    KeyValueStore<String, StoredOpenTrials> trials = context.getStateStore(LearningTopology.TRIALS);
    KeyValueStore<String, String> places = context.getStateStore(LearningTopology.MISSED_PLACES);
    KeyValueStore<String, StoredMissed> store = context.getStateStore(LearningTopology.MISSED);
    return record -> {
      if (record.value() instanceof Outgoing.Noticed) {
        trials.get(record.key());
      }
      if (record.value() instanceof Outgoing.Told told) {
        String id = told.published().decision().getId();
        places.get(id);
        StoredMissed missed = moments.missed().get(id);
        if (missed != null) {
          String key = context.currentSystemTimeMs() + "\u0000" + record.key() + "\u0000" + id;
          store.put(key, missed);
          places.put("decision" + key, key);
          places.put("customer" + key, key);
        }
        StoredLesson lesson = moments.lesson(id);
        context.forward(record.withKey(lesson.getRule().getName()).withValue(lesson));
      }
    };
  }

  /** In the place of counting. */
  static Consumer<Record<String, StoredLesson>> counting(ProcessorContext<Void, Void> context) {
    KeyValueStore<String, StoredCounts> results = context.getStateStore(LearningTopology.RESULTS);
    KeyValueStore<String, StoredAmounts> amounts = context.getStateStore(LearningTopology.AMOUNTS);
    return record -> {
      StoredLesson lesson = record.value();
      String key = record.key() + "\u0000" + lesson.getEpochDay();
      @Nullable StoredCounts counted = results.get(key);
      results.put(key, counted == null ? counts(lesson) : counted);
      if (!lesson.getTold().getCosts().isEmpty()) {
        @Nullable StoredAmounts received = amounts.get(key);
        amounts.put(key, received == null ? amounts(lesson) : received);
      }
    };
  }

  private static StoredCounts counts(StoredLesson lesson) {
    var day = StoredLessons.day(lesson.getRule(), lesson.getEpochDay());
    return CountRecords.stored(day, Counts.NONE.with(StoredLessons.lesson(lesson)));
  }

  private static StoredAmounts amounts(StoredLesson lesson) {
    return CountRecords.stored(
        StoredAmounts.newBuilder()
            .setPolicy(lesson.getRule().getPolicy())
            .setRule(lesson.getRule().getName())
            .setCurrency("EUR")
            .setStaffId("")
            .setEpochDay(lesson.getEpochDay()),
        Amounts.NONE.with(1000L));
  }
}
