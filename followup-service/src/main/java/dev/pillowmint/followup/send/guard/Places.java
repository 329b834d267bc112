package dev.pillowmint.followup.send.guard;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import java.time.Duration;

/** A channel's places for messages that are under way. Nobody queues for one. */
final class Places {
  private Places() {}

  static Bulkhead of(String name, int atOnce) {
    return Bulkhead.of(
        name,
        BulkheadConfig.custom()
            .maxConcurrentCalls(atOnce)
            .maxWaitDuration(Duration.ZERO)
            .writableStackTraceEnabled(false)
            .build());
  }
}
