package dev.pillowmint.followup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaidHoursTest {
  private static final SaidHours BERLIN = new SaidHours("Europe/Berlin", "20:00", "09:00", "DE");

  @ParameterizedTest
  @CsvSource({
    // a Monday in March; Good Friday and what follows; a Saturday, and 1 May, a Friday
    "2026-03-02T19:30:00Z, QUIET_HOURS, 2026-03-03T08:00:00Z",
    "2026-04-03T10:00:00Z, HOLIDAY, 2026-04-07T07:00:00Z",
    "2026-04-11T10:00:00Z, WEEKEND, 2026-04-13T07:00:00Z",
    "2026-04-30T20:00:00Z, QUIET_HOURS, 2026-05-04T07:00:00Z"
  })
  void shouldSayWhyACallIsNotWelcomeAndFromWhenItIs(Instant now, Reason reason, Instant next) {
    assertThat(BERLIN.closed(call(true), Fixtures.RULES, now))
        .contains(new Verdict.Hold(reason, next));
  }

  @Test
  void shouldWelcomeACallInBetweenAndAnUrgentOneOnAHoliday() {
    Instant monday = Instant.parse("2026-03-02T10:00:00Z");
    Instant goodFriday = Instant.parse("2026-04-03T10:00:00Z");
    assertThat(BERLIN.closed(call(true), Fixtures.RULES, monday)).isEmpty();
    assertThat(BERLIN.closed(call(false), Fixtures.RULES, goodFriday)).isEmpty();
  }

  private static FollowUp.Task call(boolean welcomeHours) {
    return new FollowUp.Task(
        "call", Kind.CALLBACK, false, false, true, null, List.of(), welcomeHours);
  }
}
