package dev.pillowmint.localstack.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CompressedTimeTest {
  private static final Instant START = Instant.parse("2026-03-02T05:00:00Z");

  private final AtomicReference<Instant> real =
      new AtomicReference<>(Instant.parse("2030-01-01T00:00:00Z"));
  private final CompressedTime time = CompressedTime.begin(new Moved(real), START, 14_400);

  @Test
  void shouldMakeFourHoursOfASecond() {
    real.updateAndGet(now -> now.plusSeconds(2));
    assertThat(time.now()).isEqualTo(START.plus(Duration.ofHours(8)));
  }

  @Test
  void shouldSayHowLongItReallyTakes() {
    assertThat(time.realTimeUntil(START.plus(Duration.ofHours(12))))
        .isEqualTo(Duration.ofSeconds(3));
    assertThat(time.realTimeUntil(START.minusSeconds(1))).isZero();
  }

  /** A clock that the test moves. */
  private static final class Moved extends Clock {
    private final AtomicReference<Instant> now;

    Moved(AtomicReference<Instant> now) {
      this.now = now;
    }

    @Override
    public Instant instant() {
      return now.get();
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }
}
