package dev.pillowmint.followup.worklist;

import dev.pillowmint.followup.insight.Days;
import dev.pillowmint.followup.insight.Insights.OnDay;
import dev.pillowmint.followup.insight.Overview;
import dev.pillowmint.followup.insight.What;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Moments over time as columns: a day each, or a week each where there are many.
 *
 * @param width of the drawing; each column has {@value #STEP}, the height is 100
 * @param columns in order
 * @param most the highest column's number
 */
record Columns(int width, List<Column> columns, long most) {
  static final int STEP = 10;
  private static final int GAP = 2;
  private static final int MOST_DAYS = 31;
  private static final int WEEK = 7;

  /**
   * A day or a week.
   *
   * @param first its first day
   * @param weekly whether it is a week
   * @param named whether there is room for its name
   */
  record Column(
      LocalDate first, boolean weekly, boolean named, Map<What, Long> numbers, List<Bar> bars) {
    public long number(What what) {
      return numbers.getOrDefault(what, 0L);
    }
  }

  /** A rectangle. */
  record Bar(What what, int x, int width, double y, double height) {}

  static Columns of(Days days, List<OnDay> numbers) {
    boolean weekly = days.count() > MOST_DAYS;
    LocalDate first = weekly ? Days.weekOf(days.first()).first() : days.first();
    LocalDate last = days.count() < WEEK ? Days.weekOf(days.last()).last() : days.last();
    int step = weekly ? WEEK : 1;
    int count = Math.toIntExact(ChronoUnit.DAYS.between(first, last) / step + 1);
    List<Map<What, Long>> counted = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      counted.add(new EnumMap<>(What.class));
    }
    for (OnDay on : numbers) {
      int i = Math.toIntExact(ChronoUnit.DAYS.between(first, on.day()) / step);
      counted.get(i).merge(on.what(), on.number(), Long::sum);
    }
    long most = counted.stream().mapToLong(Columns::sum).max().orElse(0);
    int every = count <= 14 ? 1 : 5;
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      columns.add(
          new Column(
              first.plusDays((long) i * step),
              weekly,
              i % every == 0,
              Map.copyOf(counted.get(i)),
              bars(i, counted.get(i), most)));
    }
    return new Columns(count * STEP, List.copyOf(columns), most);
  }

  private static List<Bar> bars(int column, Map<What, Long> numbers, long most) {
    List<Bar> bars = new ArrayList<>();
    double top = 100;
    for (What what : Overview.MOMENTS) {
      long number = numbers.getOrDefault(what, 0L);
      if (number > 0) {
        double height = Math.round(number * 10_000.0 / most) / 100.0;
        top -= height;
        bars.add(new Bar(what, column * STEP + GAP / 2, STEP - GAP, Math.max(0, top), height));
      }
    }
    return bars;
  }

  private static long sum(Map<What, Long> numbers) {
    return numbers.values().stream().mapToLong(Long::longValue).sum();
  }
}
