package dev.pillowmint.decision.stream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream thread that dies is replaced, after a wait that grows while it keeps dying. Nothing is
 * lost: the new one begins after the last commit.
 */
final class ThreadFailures implements StreamsUncaughtExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(ThreadFailures.class);
  private static final Duration FORGIVEN_AFTER = Duration.ofMinutes(2);

  private final BackOff backOff;
  private final Clock clock;
  private int failures;
  private Instant last = Instant.EPOCH;

  ThreadFailures(BackOff backOff, Clock clock) {
    this.backOff = backOff;
    this.clock = clock;
  }

  @Override
  public StreamThreadExceptionResponse handle(Throwable failure) {
    Duration wait = next();
    log.warn("A stream thread failed; another takes over in {}.", wait, failure);
    try {
      Thread.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  private synchronized Duration next() {
    Instant now = clock.instant();
    boolean inRow = now.isBefore(last.plus(FORGIVEN_AFTER));
    failures = inRow ? failures + 1 : 1;
    last = now;
    return backOff.after(failures);
  }
}
