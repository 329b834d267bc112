package dev.pillowmint.decision.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class SlotProperties {
  private static final long YEARS = 4_000_000_000L;

  @Property
  void shouldEndACalendarPeriodWhereTheNextBegins(
      @ForAll Window.Period period, @ForAll @LongRange(min = 0, max = YEARS) long second) {
    for (String zone : new String[] {"Europe/Berlin", "America/Sao_Paulo", "Pacific/Apia"}) {
      Window window = new Window.Calendar(period, ZoneId.of(zone));
      Slot slot = window.slot(Instant.ofEpochSecond(second));
      assertThat(slot.endsAt()).isGreaterThan(second);
      assertThat(window.slot(Instant.ofEpochSecond(slot.endsAt() - 1)).period())
          .isEqualTo(slot.period());
      assertThat(window.slot(Instant.ofEpochSecond(slot.endsAt())).period())
          .isNotEqualTo(slot.period());
    }
  }

  @Property
  void shouldEndARollingWindowWhereNoneHoldsItAnyMore(
      @ForAll @IntRange(min = 1, max = 100_000) int minutes,
      @ForAll @LongRange(min = 0, max = YEARS) long second) {
    Window window = new Window.Rolling(Duration.ofMinutes(minutes));
    Slot slot = window.slot(Instant.ofEpochSecond(second));
    long last = window.slot(Instant.ofEpochSecond(slot.endsAt() - 1)).bucket();
    long next = window.slot(Instant.ofEpochSecond(slot.endsAt())).bucket();
    assertThat(last - slot.bucket()).isEqualTo(slot.run() - 1L);
    assertThat(next - slot.bucket()).isEqualTo(slot.run());
  }
}
