package dev.pillowmint.followup.plan;

import static dev.pillowmint.followup.plan.Fixtures.MONDAY_TEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.followup.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CompressedClockTest {
  private final SettableClock real = new SettableClock(MONDAY_TEN.plus(Duration.ofDays(100)));
  private final CompressedClock clock = new CompressedClock(real, MONDAY_TEN, 14_400);

  @Test
  void shouldStandStillUntilItBegins() {
    real.advance(Duration.ofDays(1));
    assertThat(clock.instant()).isEqualTo(MONDAY_TEN);
  }

  @Test
  void shouldRunHoursInASecond() {
    clock.begin();
    real.advance(Duration.ofSeconds(1));
    clock.begin();
    real.advance(Duration.ofSeconds(1));
    assertThat(clock.instant()).isEqualTo(MONDAY_TEN.plus(Duration.ofHours(8)));
  }

  @Test
  void shouldGoOnWhereAnEarlierOneWasAndNeverBack() {
    clock.resume(MONDAY_TEN.plus(Duration.ofDays(2)));
    clock.resume(MONDAY_TEN.plus(Duration.ofDays(1)));
    real.advance(Duration.ofSeconds(1));
    assertThat(clock.instant())
        .isEqualTo(MONDAY_TEN.plus(Duration.ofDays(2)).plus(Duration.ofHours(4)));
  }
}
