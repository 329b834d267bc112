package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.learn.Lesson;
import dev.pillowmint.decision.learn.Trials;
import dev.pillowmint.decision.stream.record.StoredLesson;
import dev.pillowmint.decision.stream.record.StoredOpenTrials;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps what was missed and what is tried, by customer, and sends on what is learned, by rule. */
final class LearningProcessor implements Processor<String, Outgoing, String, StoredLesson> {
  private static final Duration FORGET_EVERY = Duration.ofHours(1);

  private final DecisionTopology.Parts parts;
  private @Nullable Work work;

  LearningProcessor(DecisionTopology.Parts parts) {
    this.parts = parts;
  }

  @Override
  public void init(ProcessorContext<String, StoredLesson> context) {
    Work begun =
        new Work(
            new LessonsOf(parts),
            context,
            new MissedMoments(
                context.getStateStore(LearningTopology.MISSED),
                context.getStateStore(LearningTopology.MISSED_PLACES)),
            context.getStateStore(LearningTopology.TRIALS));
    work = begun;
    context.schedule(
        FORGET_EVERY,
        PunctuationType.WALL_CLOCK_TIME,
        now -> begun.missed().forget(Instant.ofEpochMilli(now)));
  }

  @Override
  public void process(Record<String, Outgoing> record) {
    Work begun = Objects.requireNonNull(work, "init() comes first");
    switch (record.value()) {
      case Outgoing.Noticed noticed -> begun.notice(record, noticed);
      case Outgoing.Told told -> begun.tell(record, told.published());
      case Outgoing.Asked asked -> {
        // Nothing stands yet.
      }
      case Outgoing.Sent sent -> {
        // It is learned from where it arrives.
      }
      case Outgoing.Refused refused -> {
        // It changes nothing.
      }
      case Outgoing.Erased erased -> {
        // What is known of them goes with the event that says so.
      }
      case Outgoing.Returned returned -> {
        // What was granted stays counted.
      }
    }
  }

  /** The processor with what {@link #init} gave it. */
  private record Work(
      LessonsOf lessons,
      ProcessorContext<String, StoredLesson> context,
      MissedMoments missed,
      KeyValueStore<String, StoredOpenTrials> trials) {

    void notice(Record<String, Outgoing> record, Outgoing.Noticed noticed) {
      Event event = noticed.event();
      if (event.type().equals("customer.erased")) {
        missed.erase(event.customerId());
        trials.delete(event.customerId());
        return;
      }
      if (!noticed.seen() && lessons.isTrouble(event.type())) {
        missed.put(lessons.unseen(event));
      }
      Trials open = TrialRecords.trials(trials.get(event.customerId()));
      keep(record, open, open.after(event));
    }

    void tell(Record<String, Outgoing> record, Published published) {
      learn(record, lessons.told(published));
      LessonsOf.offered(published)
          .ifPresent(offered -> missed.offered(published.decision().getCustomerId(), offered));
      missed.remove(published.decision().getId());
      lessons.missed(published).ifPresent(missed::put);
      lessons
          .trial(published)
          .ifPresent(
              trial -> {
                Trials open = TrialRecords.trials(trials.get(record.key()));
                keep(record, open, open.with(trial));
              });
    }

    private void keep(Record<String, Outgoing> record, Trials before, Trials.Step step) {
      if (!step.trials().equals(before)) {
        trials.put(record.key(), TrialRecords.stored(step.trials()));
      }
      step.lessons().forEach(lesson -> learn(record, lesson));
    }

    private void learn(Record<String, Outgoing> record, Lesson lesson) {
      context.forward(
          record
              .withKey(lesson.of().policy() + "\u0000" + lesson.of().rule())
              .withValue(StoredLessons.stored(lesson)));
    }
  }
}
