package dev.pillowmint.followup.plan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A demonstration's clock: stands still until it is told to begin, then runs faster than real time.
 * Thread-safe.
 */
public final class CompressedClock extends Clock {
  private final Clock real;
  private final int speed;
  private volatile Instant start;
  private volatile @Nullable Instant begun;

  /**
   * @param real what it runs by
   * @param start what it shows until it begins
   * @param speed how many seconds it shows for each real one; at least 1
   */
  public CompressedClock(Clock real, Instant start, int speed) {
    this.real = real;
    this.start = start;
    this.speed = speed;
  }

  /** Lets it run; the second time changes nothing. */
  public synchronized void begin() {
    if (begun == null) {
      begun = real.instant();
    }
  }

  /** Goes on from where an earlier process's clock was; never back. */
  public synchronized void resume(Instant reached) {
    if (reached.isAfter(instant())) {
      start = reached;
      begun = real.instant();
    }
  }

  /** Whether it runs. */
  public boolean isRunning() {
    return begun != null;
  }

  /** How many seconds it shows for each real one. */
  public int speed() {
    return speed;
  }

  @Override
  public synchronized Instant instant() {
    Instant since = begun;
    return since == null
        ? start
        : start.plus(Duration.between(since, real.instant()).multipliedBy(speed));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** Instants only: a zone makes no difference. */
  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
