package dev.pillowmint.decision.stream;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/** Begins to decide once everything needed is there, however long that takes. */
final class Beginning implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Beginning.class);

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private final Prerequisites prerequisites;
  private final StreamsBuilderFactoryBean streams;
  private final BackOff backOff;
  private volatile String waitsFor = "starting";
  private volatile @Nullable Thread waiting;

  Beginning(Prerequisites prerequisites, StreamsBuilderFactoryBean streams, BackOff backOff) {
    this.prerequisites = prerequisites;
    this.streams = streams;
    this.backOff = backOff;
  }

  /** What is still waited for; empty: it has begun, and the state is the streams' own. */
  Optional<String> waitsFor() {
    return Optional.of(waitsFor).filter(text -> !text.isEmpty());
  }

  /** The streams' state; null before they began. */
  KafkaStreams.@Nullable State state() {
    KafkaStreams running = streams.getKafkaStreams();
    return running == null ? null : running.state();
  }

  @Override
  public void start() {
    waiting = Thread.ofVirtual().name("beginning").start(this::begin);
  }

  @Override
  public void stop() {
    Thread thread = waiting;
    waiting = null;
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return waiting != null;
  }

  private void begin() {
    try {
      for (int failures = 1; waiting != null || failures == 1; failures++) {
        Optional<String> missing = attempt();
        if (missing.isEmpty()) {
          waitsFor = "";
          log.info("Everything needed is there: deciding begins.");
          return;
        }
        say(missing.get());
        Thread.sleep(backOff.after(failures));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is still waited for; empty: it has begun. */
  private Optional<String> attempt() throws InterruptedException {
    try {
      Optional<String> missing = prerequisites.missing();
      if (missing.isEmpty()) {
        streams.start();
      }
      return missing;
    } catch (RuntimeException e) {
      log.warn("Deciding could not begin; it is tried again.", e);
      closeHalfStarted();
      return Optional.of("waiting to try again: deciding could not begin, the log says why");
    }
  }

  /** What could not start would keep its threads and the lock of the state directory. */
  private void closeHalfStarted() {
    KafkaStreams half = streams.getKafkaStreams();
    if (half != null) {
      half.close(CLOSE_TIMEOUT);
    }
  }

  private void say(String missing) {
    if (!missing.equals(waitsFor)) {
      log.info("Not deciding yet: {}.", missing);
    }
    waitsFor = missing;
  }
}
