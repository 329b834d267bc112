package dev.pillowmint.intake.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletResponse;

class RateLimitsTest {
  private long now;
  private final RateLimits limits =
      new RateLimits(
          new RateLimitSettings(
              10,
              Duration.ofSeconds(5),
              Map.of("billing", new RateLimitSettings.Rate(100, Duration.ofSeconds(10)))),
          new TimeMeter() {
            @Override
            public long currentTimeNanos() {
              return now;
            }

            @Override
            public boolean isWallClockBased() {
              return false;
            }
          });

  @Test
  void shouldCountEventsBySourceAndTellWhatIsLeft() {
    assertThat(taken("shop", 4)).isEqualTo("\"events\";q=10;w=5 \"events\";r=6;t=2");
    assertThat(taken("shop", 6)).endsWith("r=0;t=5");
    assertThat(taken("billing", 30)).isEqualTo("\"events\";q=100;w=10 \"events\";r=70;t=3");
  }

  @Test
  void shouldSayWhenToSendAgain() {
    taken("shop", 9);

    assertThatThrownBy(() -> taken("shop", 8))
        .isInstanceOfSatisfying(
            RefusedRequest.class,
            refused -> {
              assertThat(refused.problem()).isEqualTo(Problem.RATE_LIMITED);
              assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(4));
              assertThat(refused).hasMessageContaining("10 events in 5 seconds");
            });
    now += Duration.ofSeconds(4).toNanos();
    assertThat(taken("shop", 8)).contains("r=0;");
  }

  @Test
  void shouldRefuseForGoodWhatNeverFits() {
    assertThatThrownBy(() -> taken("shop", 11))
        .isInstanceOfSatisfying(
            RefusedRequest.class,
            refused -> assertThat(refused.problem()).isEqualTo(Problem.TOO_LARGE));
    now += Duration.ofSeconds(5).toNanos();
    assertThat(taken("shop", 10)).contains("r=0;");
  }

  @Test
  void shouldHoldAStreamUpForABoundedTime() {
    assertThat(limits.await("shop", 10, Duration.ofSeconds(1))).isTrue();
    assertThat(limits.await("shop", 10, Duration.ofSeconds(1))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, .events must be at least 1",
    "5, 0, .per must be whole seconds",
    "10000000000, 10, are more than the 1000000000 a second that can be counted",
    "9223372036854775807, 1, are more than the 1000000000 a second that can be counted",
  })
  void shouldSayWhatIsWrongWithASetting(long events, long seconds, String why) {
    Duration per = Duration.ofSeconds(seconds);
    assertThatThrownBy(() -> new RateLimitSettings(events, per, Map.of()))
        .hasMessageContaining("pillowmint.rate-limits.")
        .hasMessageContaining(why);
    assertThatThrownBy(
            () ->
                new RateLimitSettings(
                    1,
                    Duration.ofSeconds(1),
                    Map.of("shop", new RateLimitSettings.Rate(events, per))))
        .hasMessageContaining("pillowmint.rate-limits.sources.shop")
        .hasMessageContaining(why);
  }

  private String taken(String source, int events) {
    MockHttpServletResponse response = new MockHttpServletResponse();
    limits.first(source, response);
    limits.others(source, events, response);
    return response.getHeader("RateLimit-Policy") + " " + response.getHeader("RateLimit");
  }
}
