package dev.pillowmint.benchmarks.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.benchmarks.intake.AnswerLog.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AnswerLogTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final AnswerLog log = new AnswerLog();

  @Test
  void shouldTellWhenThroughputIsBack() {
    accepted(0.5, 100);
    accepted(1.5, 300);
    accepted(2.5, 200);
    refused(3.5);
    accepted(6.2, 100);
    accepted(8.3, 100);
    accepted(8.9, 60);
    accepted(9.5, 100);

    assertThat(log.medianPerSecond(0, 3 * SECOND)).isEqualTo(200);
    assertThat(log.untilBackTo(0.8 * 200, 5 * SECOND, 11 * SECOND)).contains(Duration.ofSeconds(3));
    assertThat(log.untilBackTo(0.8 * 300, 5 * SECOND, 11 * SECOND)).isEmpty();
    assertThat(log.statuses()).isEqualTo(Map.of(202, 7, 503, 1));
  }

  @Test
  void shouldTellHowLongTheSlowestButOneOfAHundredTook() {
    for (int millis = 1; millis <= 200; millis++) {
      log.add(new Answer(millis, TimeUnit.MILLISECONDS.toNanos(millis), 202, 1));
    }

    assertThat(log.p99Millis(0, SECOND)).isEqualTo(198);
    assertThat(log.p99Millis(SECOND, 2 * SECOND)).isZero();
  }

  private void accepted(double second, int events) {
    log.add(new Answer((long) (second * SECOND), 1, 202, events));
  }

  private void refused(double second) {
    log.add(new Answer((long) (second * SECOND), 1, 503, 0));
  }
}
