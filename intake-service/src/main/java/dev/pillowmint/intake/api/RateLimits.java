package dev.pillowmint.intake.api;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many events each source may still send. Every answer says so in the fields of the IETF's
 * draft-ietf-httpapi-ratelimit-headers.
 */
final class RateLimits {
  static final String POLICY = "RateLimit-Policy";
  static final String LEFT = "RateLimit";

  private static final String QUOTA = "\"events\"";

  private final RateLimitSettings settings;
  private final TimeMeter time;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  RateLimits(RateLimitSettings settings, TimeMeter time) {
    this.settings = settings;
    this.time = time;
  }

  /**
   * Takes a request's first event out of what the source may send.
   *
   * @throws RefusedRequest if it may send none now
   */
  void first(String source, HttpServletResponse response) {
    take(source, 1, response);
  }

  /**
   * Takes a request's other events.
   *
   * @param events of the request in all
   * @throws RefusedRequest if the source may not send as many, now or ever; none is taken then
   */
  void others(String source, int events, HttpServletResponse response) {
    RateLimitSettings.Rate rate = settings.of(source);
    if (events > rate.events()) {
      throw RefusedRequest.of(
          Problem.TOO_LARGE,
          "The request has more events than the %d in %d seconds that %s may send; send fewer at once"
              .formatted(rate.events(), rate.per().toSeconds(), source));
    }
    if (events > 1) {
      take(source, events - 1, response);
    }
  }

  private void take(String source, int events, HttpServletResponse response) {
    RateLimitSettings.Rate rate = settings.of(source);
    ConsumptionProbe probe = bucket(source).tryConsumeAndReturnRemaining(events);
    response.setHeader(
        POLICY, "%s;q=%d;w=%d".formatted(QUOTA, rate.events(), rate.per().toSeconds()));
    response.setHeader(
        LEFT,
        "%s;r=%d;t=%d"
            .formatted(QUOTA, probe.getRemainingTokens(), seconds(probe.getNanosToWaitForReset())));
    if (!probe.isConsumed()) {
      throw RefusedRequest.of(
          Problem.RATE_LIMITED,
          "%s may send %d events in %d seconds; wait, then send again"
              .formatted(source, rate.events(), rate.per().toSeconds()),
          Duration.ofSeconds(seconds(probe.getNanosToWaitForRefill())));
    }
  }

  /** How many events may be taken at once at most. */
  long most(String source) {
    return settings.of(source).events();
  }

  /**
   * Takes events out of what the source may send, as soon as it may.
   *
   * @param events at most {@link #most}
   * @return false: it may not in so long a time; nothing is taken
   */
  boolean await(String source, int events, Duration atMost) {
    try {
      return bucket(source).asBlocking().tryConsume(events, atMost);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Bucket bucket(String source) {
    return buckets.computeIfAbsent(source, this::full);
  }

  private Bucket full(String source) {
    RateLimitSettings.Rate rate = settings.of(source);
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(rate.events()).refillGreedy(rate.events(), rate.per()))
        .withCustomTimePrecision(time)
        .build();
  }

  private static long seconds(long nanos) {
    return Duration.ofNanos(nanos).plusNanos(Duration.ofSeconds(1).toNanos() - 1).toSeconds();
  }
}
