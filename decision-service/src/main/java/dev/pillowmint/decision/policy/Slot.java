package dev.pillowmint.decision.policy;

import java.time.Duration;
import java.time.Instant;

/**
 * Where in an account's time a moment falls. A calendar period is one bucket. A rolling window is
 * cut into buckets, and every window of its length lies within {@link #run} consecutive ones: an
 * account that keeps its limit in every such run keeps it in every window. That errs on the safe
 * side by at most two buckets: what was drawn is free again up to a 60th of the window late.
 *
 * @param period for people and, of a calendar, part of the account's name: {@code 2026-03}, {@code
 *     30 days}
 * @param bucketSeconds how long a bucket is; 0: the period is one bucket
 * @param bucket which one
 * @param run how many consecutive buckets hold any window
 * @param endsAt epoch second: what happens from then on is in no window with this slot; {@link
 *     #NEVER}: it has no end
 */
public record Slot(String period, long bucketSeconds, long bucket, int run, long endsAt) {
  /** The end of what has none. */
  public static final long NEVER = Long.MAX_VALUE;

  private static final int BUCKETS = 120;

  /**
   * In a calendar period, or for all time.
   *
   * @param endsAt epoch second, exclusive
   */
  static Slot of(String period, long endsAt) {
    return new Slot(period, 0, 0, 1, endsAt);
  }

  /** In windows of that length, cut into 120 buckets of whole seconds. */
  static Slot rolling(Duration window, Instant time) {
    long seconds = window.toSeconds();
    long bucketSeconds = Math.max(1, Math.ceilDiv(seconds, BUCKETS));
    long bucket = Math.floorDiv(time.getEpochSecond(), bucketSeconds);
    int run = (int) Math.ceilDiv(seconds, bucketSeconds) + 1;
    return new Slot(
        Text.spoken(window), bucketSeconds, bucket, run, (bucket + run) * bucketSeconds);
  }

  /** Whether the period is part of the account's name: each period has an account of its own. */
  public boolean isPeriod() {
    return bucketSeconds == 0;
  }
}
