package dev.pillowmint.localstack.day;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The demo's time, as the followup-service's clock has it: it stands at its start until the first
 * event, then runs faster.
 */
public final class CompressedTime {
  private final Clock real;
  private final Instant start;
  private final int speed;
  private final Instant begun;

  private CompressedTime(Clock real, Instant start, int speed) {
    this.real = real;
    this.start = start;
    this.speed = speed;
    this.begun = real.instant();
  }

  /**
   * Begins now.
   *
   * @param real what it runs by
   * @param start what it shows at first
   * @param speed how many seconds it shows for each real one
   */
  public static CompressedTime begin(Clock real, Instant start, int speed) {
    return new CompressedTime(real, start, speed);
  }

  /** What it shows. */
  public Instant now() {
    return start.plus(Duration.between(begun, real.instant()).multipliedBy(speed));
  }

  /** How long it really takes until it shows that; zero if it has. */
  public Duration realTimeUntil(Instant shown) {
    Duration rest = Duration.between(now(), shown);
    return rest.isNegative() ? Duration.ZERO : rest.dividedBy(speed);
  }
}
