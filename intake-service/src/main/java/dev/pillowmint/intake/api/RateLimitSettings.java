package dev.pillowmint.intake.api;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many events a source may send, to each instance of this service.
 *
 * @param events within the period, and at once after a pause
 * @param per the period, in whole seconds
 * @param sources what is different for some, by source
 */
@ConfigurationProperties("pillowmint.rate-limits")
record RateLimitSettings(
    @DefaultValue("100000") long events,
    @DefaultValue("10s") Duration per,
    @DefaultValue Map<String, Rate> sources) {

  RateLimitSettings {
    sources = Map.copyOf(sources);
    new Rate(events, per).require("pillowmint.rate-limits");
    sources.forEach((source, rate) -> rate.require("pillowmint.rate-limits.sources." + source));
  }

  Rate of(String source) {
    return sources.getOrDefault(source, new Rate(events, per));
  }

  /**
   * Of one source.
   *
   * @param events within the period, and at once after a pause
   * @param per the period, in whole seconds
   */
  record Rate(long events, @DefaultValue("10s") Duration per) {

    private void require(String name) {
      if (events < 1) {
        throw new IllegalArgumentException(name + ".events must be at least 1");
      }
      if (!per.isPositive() || !per.equals(Duration.ofSeconds(per.toSeconds()))) {
        throw new IllegalArgumentException(name + ".per must be whole seconds, at least 1s");
      }
      if (events / per.toSeconds() >= Duration.ofSeconds(1).toNanos()) {
        throw new IllegalArgumentException(
            "%s.events: %d events in %d seconds are more than the 1000000000 a second that can be counted; for no limit in practice take 1000000"
                .formatted(name, events, per.toSeconds()));
      }
    }
  }
}
