package dev.pillowmint.followup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarTest {
  private static final QuietHours NIGHT = quiet("21:00", "08:00");

  @ParameterizedTest
  @CsvSource({
    // zone, time, when it is welcome
    "Europe/Berlin, 2026-03-02T09:00:00Z, 2026-03-02T09:00:00Z",
    "Europe/Berlin, 2026-03-02T20:00:00Z, 2026-03-03T07:00:00Z",
    "Europe/Berlin, 2026-03-02T19:59:59Z, 2026-03-02T19:59:59Z",
    "Europe/Berlin, 2026-03-03T06:59:59Z, 2026-03-03T07:00:00Z",
    // clocks go forward in the night to 29 March, back in the night to 25 October
    "Europe/Berlin, 2026-03-28T22:00:00Z, 2026-03-29T06:00:00Z",
    "Europe/Berlin, 2026-10-24T22:00:00Z, 2026-10-25T07:00:00Z",
    // the other way round in Sydney: back on 5 April, forward on 4 October
    "Australia/Sydney, 2026-04-04T12:00:00Z, 2026-04-04T22:00:00Z",
    "Australia/Sydney, 2026-10-03T12:00:00Z, 2026-10-03T21:00:00Z"
  })
  void shouldWaitForTheMorningWhereTheCustomerIs(String zone, Instant time, Instant welcome) {
    assertThat(new Calendar(ZoneId.of(zone), NIGHT).welcomeFrom(time)).isEqualTo(welcome);
  }

  @Test
  void shouldMoveAnEndThatTheClockChangeSkips() {
    Calendar calendar = new Calendar(ZoneId.of("Europe/Berlin"), quiet("21:00", "02:30"));
    assertThat(calendar.welcomeFrom(Instant.parse("2026-03-29T00:00:00Z")))
        .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
  }

  @Test
  void shouldWaitForTheSecondEndThatTheClockChangeRepeats() {
    Calendar calendar = new Calendar(ZoneId.of("Europe/Berlin"), quiet("21:00", "02:30"));
    assertThat(calendar.welcomeFrom(Instant.parse("2026-10-25T00:10:00Z")))
        .isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
  }

  @Test
  void shouldKnowNoQuietHoursWhereBothEndsAreTheSame() {
    Calendar calendar = new Calendar(ZoneId.of("UTC"), quiet("08:00", "08:00"));
    assertThat(calendar.isQuiet(Instant.parse("2026-03-02T08:00:00Z"))).isFalse();
  }

  @Property(tries = 2000)
  void shouldAlwaysFindAWelcomeTimeWithinTwoDays(
      @ForAll @LongRange(min = 1_735_689_600L, max = 1_830_297_600L) long second,
      @ForAll @IntRange(max = 1439) int from,
      @ForAll @IntRange(max = 1439) int until,
      @ForAll boolean south) {
    ZoneId zone = ZoneId.of(south ? "Australia/Sydney" : "Europe/Berlin");
    QuietHours hours =
        new QuietHours(LocalTime.ofSecondOfDay(from * 60L), LocalTime.ofSecondOfDay(until * 60L));
    Calendar calendar = new Calendar(zone, hours);
    Instant time = Instant.ofEpochSecond(second);
    Instant welcome = calendar.welcomeFrom(time);
    assertThat(calendar.isQuiet(welcome)).isFalse();
    assertThat(welcome).isBetween(time, time.plus(Duration.ofHours(26)));
  }

  private static QuietHours quiet(String from, String until) {
    return new QuietHours(LocalTime.parse(from), LocalTime.parse(until));
  }
}
