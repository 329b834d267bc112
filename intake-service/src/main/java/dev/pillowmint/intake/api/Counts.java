package dev.pillowmint.intake.api;

import io.micrometer.core.instrument.MeterRegistry;

/**
 * What is accepted and rejected, by the source that the key belongs to: accepted + rejected = sent.
 */
final class Counts {
  private final MeterRegistry metrics;

  Counts(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  void accepted(String source, String type) {
    metrics.counter("pillowmint.events.accepted", "source", source, "type", type).increment();
  }

  void rejected(String source, String reason) {
    metrics.counter("pillowmint.events.rejected", "source", source, "reason", reason).increment();
  }
}
