package dev.pillowmint.logins;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LogInThrottleTest {
  private Instant now = Instant.parse("2026-03-02T09:00:00Z");
  private final LogInThrottle throttle = new LogInThrottle(clock());

  private Clock clock() {
    InstantSource source = () -> now;
    return source.withZone(ZoneOffset.UTC);
  }

  @Test
  void shouldLetSomebodyMistypeAFewTimes() {
    fail(4, "ada", "home");
    assertThat(throttle.wait("ada", "home")).isZero();
    fail(1, "ada", "home");
    assertThat(throttle.wait("ada", "home")).isEqualTo(Duration.ofSeconds(1));
    assertThat(throttle.wait("ADA", "home")).isEqualTo(Duration.ofSeconds(1));
    assertThat(throttle.wait("ada", "office")).isZero();
  }

  @Test
  void shouldWaitLongerWithEveryFailureButNeverForever() {
    fail(8, "ada", "home");
    assertThat(throttle.wait("ada", "home")).isEqualTo(Duration.ofSeconds(8));
    now = now.plus(Duration.ofSeconds(8));
    assertThat(throttle.wait("ada", "home")).isZero();
    fail(40, "ada", "home");
    assertThat(throttle.wait("ada", "home")).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void shouldForgetAfterASuccessAndAfterAWhile() {
    fail(6, "ada", "home");
    throttle.succeeded("ada", "home");
    assertThat(throttle.wait("ada", "home")).isZero();
    fail(6, "ben", "home");
    now = now.plus(Duration.ofMinutes(31));
    fail(1, "ben", "home");
    assertThat(throttle.wait("ben", "home")).isZero();
  }

  @Test
  void shouldSlowDownAnAddressThatGuessesManyNamesAndManyAddressesThatGuessOneName() {
    for (int i = 0; i < 51; i++) {
      throttle.failed("name" + i, "attacker");
    }
    assertThat(throttle.wait("ada", "attacker")).isPositive();
    assertThat(throttle.wait("ada", "home")).isZero();
    for (int i = 0; i < 40; i++) {
      throttle.failed("ben", "bot" + i);
    }
    assertThat(throttle.wait("ben", "home")).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void shouldRememberABoundedNumber() {
    String long64 = "n".repeat(500);
    for (int i = 0; i < 50_000; i++) {
      throttle.failed(i + long64, "address" + i);
    }
    assertThat(throttle.remembered()).isEqualTo(30_000);
  }

  private void fail(int times, String name, String address) {
    for (int i = 0; i < times; i++) {
      throttle.failed(name, address);
    }
  }
}
