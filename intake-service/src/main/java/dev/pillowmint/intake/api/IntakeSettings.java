package dev.pillowmint.intake.api;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the HTTP edge takes at most.
 *
 * @param body of one request
 * @param batch events in one request
 * @param depth of nested JSON objects and arrays
 * @param inFlight bytes of all requests that are being handled; bounds memory while Kafka is away
 * @param inFlightPerSource requests of one source that are being handled
 * @param retryAfter what a sender is told to wait when something is away or full
 */
@ConfigurationProperties("pillowmint.intake")
record IntakeSettings(
    @DefaultValue("1MB") DataSize body,
    @DefaultValue("500") int batch,
    @DefaultValue("" + StrictJson.USUAL_DEPTH) int depth,
    @DefaultValue("16MB") DataSize inFlight,
    @DefaultValue("256") int inFlightPerSource,
    @DefaultValue("5s") Duration retryAfter) {

  IntakeSettings {
    if (inFlight.compareTo(body) < 0) {
      throw new IllegalArgumentException(
          "pillowmint.intake.in-flight must be at least pillowmint.intake.body");
    }
  }
}
