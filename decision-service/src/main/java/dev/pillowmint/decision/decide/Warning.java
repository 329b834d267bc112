package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.policy.Limits;
import org.jspecify.annotations.Nullable;

/**
 * A budget comes near its end, or is beyond it. Told once per period, and of a rolling window once
 * until it has room again.
 *
 * @param draw that made it so
 * @param level {@link #NEAR} or {@link #BEYOND}
 * @param percent of the limit that is used, rounded down
 */
public record Warning(Draw draw, int level, int percent) {
  static final int NONE = 0;

  /** The share to warn at is reached. */
  public static final int NEAR = 1;

  /** A budget that is not hard is overdrawn. */
  public static final int BEYOND = 2;

  static int level(Limits limits, Sum used) {
    if (!used.isWithin(limits)) {
      return BEYOND;
    }
    return limits.warnAt() != null && percent(limits, used) >= limits.warnAt() ? NEAR : NONE;
  }

  /** Of the limit that is nearer; a limit of nothing is always used. At most a million. */
  static int percent(Limits limits, Sum used) {
    int amount =
        limits.amount() == null ? 0 : percent(used.minorUnits(), limits.amount().minorUnits());
    @Nullable Integer count = limits.count();
    return Math.max(amount, count == null ? 0 : percent(used.gestures(), count));
  }

  private static int percent(long used, long limit) {
    if (limit == 0) {
      return 100;
    }
    long percent = used > Long.MAX_VALUE / 100 ? used / limit * 100 : used * 100 / limit;
    return Math.clamp(percent, 0, 1_000_000);
  }
}
