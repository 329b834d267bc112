package dev.pillowmint.decision.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many days or hours count. Days are dates: the day of the beginning does not count (as in
 * Regulation (EEC, Euratom) 1182/71, article 3), nor do the days of grace after it; each date after
 * them counts if any moment of it lies before the end ({@code up}) or if all of it does ({@code
 * down}), pauses left out. Hours are elapsed time less pauses and grace.
 *
 * @param length the whole time, instead of a beginning and an end; null: these are given
 * @param from the beginning; null: a length is given
 * @param to the end; null: when the event happened
 * @param rules how it is counted
 */
record Accrual(
    @Nullable Expression length, @Nullable Expression from, @Nullable Expression to, Rules rules) {

  /**
   * How it is counted.
   *
   * @param count what is counted
   * @param calendar which days are worked; null: it does not matter
   * @param grace what does not count at first
   * @param pauses what does not count in between
   * @param up whether what has begun counts
   * @param zone whose midnight begins a date
   */
  record Rules(
      Count count,
      @Nullable WorkCalendar calendar,
      Grace grace,
      List<Pause> pauses,
      boolean up,
      ZoneId zone) {
    Rules {
      pauses = List.copyOf(pauses);
    }
  }

  /** What is counted. */
  enum Count {
    CALENDAR_DAYS(86_400),
    WORKING_DAYS(86_400),
    HOURS(3_600);

    private final BigDecimal seconds;

    Count(long seconds) {
      this.seconds = BigDecimal.valueOf(seconds);
    }
  }

  /**
   * What does not count at first.
   *
   * @param days so many days, after the day of the beginning
   * @param working whether only working days count among them
   * @param time so much time, where hours or a length are counted
   */
  record Grace(int days, boolean working, Duration time) {
    static final Grace NONE = new Grace(0, false, Duration.ZERO);
  }

  /** Never negative. */
  long units(Facts facts) throws Unanswered {
    if (length != null) {
      return units(Asked.duration(length, facts));
    }
    Instant begin = from == null ? facts.time() : Asked.time(from, facts);
    Instant end = to == null ? facts.time() : Asked.time(to, facts);
    Span span = new Span(begin, end);
    if (span.empty()) {
      return 0;
    }
    List<Span> stopped = new ArrayList<>();
    for (Pause pause : rules.pauses()) {
      pause.within(span, facts).ifPresent(stopped::add);
    }
    return rules.count() == Count.HOURS ? hours(span, stopped) : days(span, stopped);
  }

  private long hours(Span span, List<Span> stopped) {
    Span counted = span;
    if (rules.grace().days() > 0) {
      long lastDay = dayCount(span, stopped).endOfGrace(rules.grace());
      Instant start = LocalDate.ofEpochDay(lastDay + 1).atStartOfDay(rules.zone()).toInstant();
      counted = new Span(start.isAfter(span.to()) ? span.to() : start, span.to());
    }
    return units(Stops.running(counted, stopped));
  }

  private long days(Span span, List<Span> stopped) {
    return dayCount(span, stopped).counted(rules.grace());
  }

  private DayCount dayCount(Span span, List<Span> stopped) {
    return DayCount.of(span, stopped, rules);
  }

  private long units(Duration time) {
    BigDecimal left = Asked.seconds(time).subtract(Asked.seconds(rules.grace().time()));
    return left.max(BigDecimal.ZERO)
        .divide(rules.count().seconds, 0, rules.up() ? RoundingMode.UP : RoundingMode.DOWN)
        .longValueExact();
  }
}
