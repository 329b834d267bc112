package dev.pillowmint.followup.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeeklyTest {
  private final Weekly weekly =
      new Weekly(DayOfWeek.MONDAY, LocalTime.of(8, 0), ZoneId.of("Europe/Berlin"));

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T12:00:00Z, 2026-03-02T07:00:00Z",
    "2026-03-02T06:59:59Z, 2026-03-02T07:00:00Z",
    "2026-03-02T07:00:00Z, 2026-03-09T07:00:00Z",
    "2026-03-23T07:00:01Z, 2026-03-30T06:00:00Z",
    "2026-10-19T06:30:00Z, 2026-10-26T07:00:00Z"
  })
  void shouldBeAtThatTimeOfTheZonesDayWhateverTheSeason(Instant after, Instant next) {
    assertThat(weekly.after(after)).isEqualTo(next);
  }
}
