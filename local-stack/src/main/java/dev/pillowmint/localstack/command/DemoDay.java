package dev.pillowmint.localstack.command;

import dev.pillowmint.localstack.day.CompressedTime;
import dev.pillowmint.localstack.day.DayEvent;
import dev.pillowmint.localstack.day.DayFile;
import dev.pillowmint.localstack.day.Expected;
import dev.pillowmint.localstack.day.Intake;
import dev.pillowmint.localstack.process.LocalStackException;
import dev.pillowmint.localstack.story.Heard;
import dev.pillowmint.localstack.story.Listening;
import dev.pillowmint.localstack.story.Story;
import dev.pillowmint.localstack.story.Storyteller;
import dev.pillowmint.schemas.FollowUpState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.stream.Stream;

/** Plays the sample day against the running services, in compressed time, and listens. */
final class DemoDay {
  /** When the first events are published: the evening before. */
  private static final Instant START = Instant.parse("2026-03-01T17:30:00Z");

  /**
   * How far the followup-service's clock is behind the publishing of the day. The company's systems
   * need real time to say that a promise was kept, whatever the clock shows.
   */
  private static final Duration AHEAD = Duration.ofHours(24);

  /** One second is four hours. */
  static final int SPEED = 14_400;

  /** By then the after-care of the day's last gesture has been sent. */
  private static final Instant TOLD = Instant.parse("2026-03-04T18:00:00Z");

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long PAUSE_MILLIS = 100;

  private final LocalStack stack;
  private final Progress progress;
  private final DayFile day = DayFile.sample();
  private final Expected expected = Expected.ofSampleDay();

  DemoDay(LocalStack stack, Progress progress) {
    this.stack = stack;
    this.progress = progress;
  }

  /** The followup-service's settings for it. */
  static Map<String, String> clockSettings() {
    return Map.of(
        "PILLOWMINT_CLOCK_START", START.minus(AHEAD).toString(),
        "PILLOWMINT_CLOCK_SPEED", String.valueOf(SPEED));
  }

  /** Plays it and tells what came of it. */
  Story play(int intakePort) throws InterruptedException, IOException {
    try (Intake intake = new Intake(intakePort, "demo-key")) {
      CompressedTime time = CompressedTime.begin(Clock.systemUTC(), START, SPEED);
      Deliveries deliveries = new Deliveries(intake, time);
      try (Listening listening =
          new Listening(stack.bootstrapServers(), stack.registryUrl(), deliveries)) {
        publish(intake, time);
        listenOn(listening, time);
        Story story = new Storyteller(day, expected, listening.heard()).tell(mails());
        progress.clear();
        return story;
      }
    }
  }

  private void publish(Intake intake, CompressedTime time) throws InterruptedException {
    for (DayEvent event : day.events()) {
      Instant happens = OffsetDateTime.parse(String.valueOf(event.time())).toInstant();
      Thread.sleep(time.realTimeUntil(happens));
      progress.step("playing the day, one second is four hours", String.valueOf(event.type()));
      Intake.Answer answer = intake.post(event);
      if (!answer.accepted()) {
        throw new LocalStackException(
            "The sample day's event %s was refused: %d %s"
                .formatted(event.id(), answer.status(), answer.words()));
      }
    }
  }

  private void listenOn(Listening listening, CompressedTime time) throws InterruptedException {
    Instant told = TOLD.plus(AHEAD);
    Instant end = told.plus(PATIENCE.multipliedBy(SPEED));
    progress.step("two days go by, one second is four hours: after-care, notes, promises");
    while (time.now().isBefore(told)
        || (!complete(listening.heard()) && time.now().isBefore(end))) {
      String ended = stack.ended();
      if (!ended.isEmpty()) {
        throw new LocalStackException(ended);
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private boolean complete(Heard heard) {
    boolean decided =
        heard.decisions().size() >= expected.decisions().size() + expected.noticed().size();
    return decided
        && heard.followUpsNow().stream()
            .noneMatch(f -> f.getState() == FollowUpState.PLANNED && f.getDueAt().isBefore(TOLD));
  }

  private int mails() throws IOException {
    try (Stream<Path> files = Files.list(stack.mail().folder())) {
      return (int) files.filter(f -> f.toString().endsWith(".eml")).count();
    }
  }
}
