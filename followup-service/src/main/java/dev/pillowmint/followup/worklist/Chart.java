package dev.pillowmint.followup.worklist;

import dev.pillowmint.followup.insight.Overview;
import dev.pillowmint.followup.insight.What;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lengths for drawings, in per cent of the whole; the templates know it as {@code chart}. */
@Component("chart")
class Chart {
  private static final int PLACES = 2;

  /**
   * One part of a whole.
   *
   * @param from where its bar begins, in per cent
   * @param share of the whole, in per cent
   * @param ofMost compared with the largest part, in per cent
   */
  record Part(What what, long number, double from, double share, double ofMost) {}

  static List<Part> parts(List<What> whole, Overview overview) {
    long all = whole.stream().mapToLong(overview::number).sum();
    long most = whole.stream().mapToLong(overview::number).max().orElse(0);
    List<Part> parts = new ArrayList<>();
    long before = 0;
    for (What what : whole) {
      long number = overview.number(what);
      parts.add(
          new Part(
              what, number, percent(before, all), percent(number, all), percent(number, most)));
      before += number;
    }
    return List.copyOf(parts);
  }

  /** Promises kept of those that were kept or broken, in whole per cent; null: none ended. */
  static @Nullable Integer kept(Overview overview) {
    long kept = overview.number(What.PROMISE_KEPT);
    long ended = kept + overview.number(What.PROMISE_BROKEN);
    return ended == 0 ? null : (int) (kept * 100 / ended);
  }

  /** Of the largest, in per cent; at most 100. */
  public double of(BigDecimal value, BigDecimal most) {
    return most.signum() <= 0
        ? 0
        : value
            .movePointRight(2)
            .divide(most, PLACES, RoundingMode.HALF_UP)
            .max(BigDecimal.ZERO)
            .min(BigDecimal.valueOf(100))
            .doubleValue();
  }

  /** Likewise. */
  public double of(long value, long most) {
    return of(BigDecimal.valueOf(value), BigDecimal.valueOf(most));
  }

  private static double percent(long part, long whole) {
    return whole == 0 ? 0 : Math.round(part * 10_000.0 / whole) / 100.0;
  }
}
