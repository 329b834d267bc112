package dev.pillowmint.followup.store;

import dev.pillowmint.followup.plan.CompressedClock;
import dev.pillowmint.followup.plan.HouseRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tidies the store now and then; every instance may, at the same time. */
@Component
class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  /** Beyond that the next round sets what is missing. */
  private static final Duration SOON = Duration.ofHours(1);

  private final JdbcClient jdbc;
  private final Timers timers;
  private final Archive archive;
  private final HouseRules rules;
  private final EventsSeen eventsSeen;
  private final StoryAges ages;
  private final Tallies tallies;
  private final SchedulerSettings settings;
  private final Clock clock;
  private final List<Future<?>> running = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("housekeeping").factory());

  Housekeeping(
      JdbcClient jdbc,
      Timers timers,
      EventsSeen eventsSeen,
      HouseRules rules,
      SchedulerSettings settings,
      Clock clock) {
    this.jdbc = jdbc;
    this.timers = timers;
    this.archive = new Archive(jdbc);
    this.rules = rules;
    this.eventsSeen = eventsSeen;
    this.ages = new StoryAges(jdbc);
    this.tallies = new Tallies(jdbc, rules.zone());
    this.settings = settings;
    this.clock = clock;
  }

  void begin() {
    if (clock instanceof CompressedClock compressed) {
      resume(compressed);
      repeat(1000, () -> keep(compressed));
    }
    repeat(settings.housekeeping().toMillis(), this::tidy);
  }

  void end() {
    running.forEach(work -> work.cancel(false));
    executor.shutdownNow();
  }

  private void tidy() {
    Instant now = clock.instant();
    int missing =
        timers.setMissing(now, now.plus(SOON), now.plus(rules.warning().most()).plus(SOON));
    if (missing > 0) {
      LOG.info("Set {} timers that were missing", missing);
    }
    eventsSeen.prune(now.minus(settings.eventsSeen()));
    int ended = archive.prune(now.minus(settings.ended()));
    if (ended > 0) {
      LOG.info("Removed {} follow-ups and promises that ended long ago", ended);
    }
    tallies.add();
    ages.prune(now.minus(settings.stories()));
  }

  private void resume(CompressedClock compressed) {
    jdbc.sql("select reached from compressed_time")
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant)
        .ifPresent(compressed::resume);
  }

  private void keep(CompressedClock compressed) {
    if (compressed.isRunning()) {
      Instant reached = compressed.instant();
      jdbc.sql(
              """
              insert into compressed_time (reached) values (:reached)
              on conflict (only_row) do update set reached = greatest(compressed_time.reached, :reached)""")
          .param("reached", Times.column(reached))
          .update();
    }
  }

  private void repeat(long millis, Runnable work) {
    running.add(
        executor.scheduleWithFixedDelay(() -> tried(work), 0, millis, TimeUnit.MILLISECONDS));
  }

  private static void tried(Runnable work) {
    try {
      work.run();
    } catch (DataAccessException e) {
      LOG.warn("Housekeeping waits for the database: {}", e.getMessage());
    }
  }
}
