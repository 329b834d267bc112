package dev.pillowmint.followup.send.guard;

import dev.pillowmint.followup.plan.Outcome;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a channel is worth a try. Waits by the service's clock. */
public final class Breaker {
  private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);
  private static final int TRIES = 2;

  /** A channel that is being tried is asked again soon; never at once, whatever the clocks say. */
  private static final Duration SHORTEST = Duration.ofSeconds(2);

  private final CircuitBreaker breaker;
  private final Duration pause;
  private final Clock clock;
  private volatile Instant opened = Instant.MIN;

  public Breaker(String name, BreakerSettings settings, Clock clock) {
    this.pause = settings.pause();
    this.clock = clock;
    this.breaker =
        CircuitBreaker.of(
            name,
            CircuitBreakerConfig.custom()
                .slidingWindowSize(settings.calls())
                .minimumNumberOfCalls(settings.least())
                .failureRateThreshold(settings.failures())
                .waitDurationInOpenState(settings.pause())
                .permittedNumberOfCallsInHalfOpenState(TRIES)
                .recordResult(outcome -> outcome instanceof Outcome.Away)
                .clock(clock)
                .writableStackTraceEnabled(false)
                .build());
    breaker
        .getEventPublisher()
        .onStateTransition(
            event -> {
              opened = clock.instant();
              LOG.warn("{} is now {}", name, event.getStateTransition().getToState());
            });
  }

  boolean admits() {
    return breaker.tryAcquirePermission();
  }

  /** Only a channel that is away counts against it; a refusal is an answer. */
  void learn(Outcome outcome, long nanos) {
    breaker.onResult(nanos, TimeUnit.NANOSECONDS, outcome);
  }

  Duration untilNextTry() {
    if (breaker.getState() != CircuitBreaker.State.OPEN) {
      return SHORTEST;
    }
    Duration left = Duration.between(clock.instant(), opened.plus(pause));
    return left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
  }

  /** 0: it answers; 0.5: it is being tried; 1: it is left alone. */
  double state() {
    return switch (breaker.getState()) {
      case OPEN, FORCED_OPEN -> 1;
      case HALF_OPEN -> 0.5;
      case CLOSED, DISABLED, METRICS_ONLY -> 0;
    };
  }
}
