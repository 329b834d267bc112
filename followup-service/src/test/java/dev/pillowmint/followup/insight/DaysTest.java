package dev.pillowmint.followup.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaysTest {

  @ParameterizedTest
  @CsvSource({
    "THIS_WEEK, 2026-03-05, 2026-03-02, 2026-03-05",
    "THIS_WEEK, 2026-03-02, 2026-03-02, 2026-03-02",
    "LAST_WEEK, 2026-03-05, 2026-02-23, 2026-03-01",
    "MONTH, 2026-03-05, 2026-03-01, 2026-03-05",
    "QUARTER, 2026-03-31, 2026-01-01, 2026-03-31"
  })
  void shouldBeTheDaysThatAreMeant(
      Days.Span span, LocalDate today, LocalDate first, LocalDate last) {
    assertThat(span.on(today)).isEqualTo(new Days(first, last));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-W47, 2026-11-16",
    "2026-W01, 2025-12-29",
    "2026-W53, 2026-12-28",
    "2027-W01, 2027-01-04"
  })
  void shouldReadWeeks(String code, LocalDate monday) {
    assertThat(Days.week(code)).contains(Days.weekOf(monday));
  }

  @ParameterizedTest
  @CsvSource({"2025-W53", "2026-W00", "2026-W54", "2026-47", "last", "''"})
  void shouldReadNothingElse(String code) {
    assertThat(Days.week(code)).isEmpty();
  }

  @Property
  void shouldFindEveryWeekByItsCode(@ForAll @LongRange(min = 7_000, max = 44_000) long dayOfEpoch) {
    LocalDate day = LocalDate.ofEpochDay(dayOfEpoch);
    Days week = Days.weekOf(day);
    assertThat(Days.week(week.week())).contains(week);
    assertThat(week.first().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
    assertThat(week.count()).isEqualTo(7);
    assertThat(day).isBetween(week.first(), week.last());
  }

  @Test
  void shouldBeginAndEndByTheZonesClocks() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Days week = Days.weekOf(LocalDate.of(2026, 3, 29));
    assertThat(week.from(berlin)).hasToString("2026-03-22T23:00:00Z");
    assertThat(week.until(berlin)).hasToString("2026-03-29T22:00:00Z");
  }
}
