package dev.pillowmint.followup.send.guard;

import dev.pillowmint.followup.plan.Outcome;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What channels do, as numbers. Every attempt is counted once, by its outcome. */
public final class ChannelMeters {
  private static final String CHANNEL = "channel";

  private final MeterRegistry metrics;

  public ChannelMeters(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  void watch(String channel, Bulkhead places, Breaker breaker) {
    Gauge.builder("pillowmint.channel.breaker", breaker, Breaker::state)
        .tag(CHANNEL, channel)
        .register(metrics);
    Gauge.builder("pillowmint.channel.under.way", places, ChannelMeters::underWay)
        .tag(CHANNEL, channel)
        .register(metrics);
  }

  void count(String channel, Outcome outcome) {
    String name = outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    metrics.counter("pillowmint.channel.sends", CHANNEL, channel, "outcome", name).increment();
  }

  void took(String channel, long nanos) {
    metrics.timer("pillowmint.channel.send", CHANNEL, channel).record(nanos, TimeUnit.NANOSECONDS);
  }

  private static double underWay(Bulkhead places) {
    Bulkhead.Metrics now = places.getMetrics();
    return now.getMaxAllowedConcurrentCalls() - now.getAvailableConcurrentCalls();
  }
}
