package dev.pillowmint.decision.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How many proposals wait, and what comes of answers. */
final class ProposalMeasures {
  private final MeterRegistry meters;
  private final Map<String, Map<String, Waiting>> byPartition = new ConcurrentHashMap<>();
  private final Set<String> roles = ConcurrentHashMap.newKeySet();

  ProposalMeasures(MeterRegistry meters) {
    this.meters = meters;
  }

  /** How many wait for one role. */
  record Waiting(int all, int overdue) {
    Waiting plus(boolean isOverdue) {
      return new Waiting(all + 1, overdue + (isOverdue ? 1 : 0));
    }
  }

  /** What waits in one partition now, by role. */
  void waiting(String partition, Map<String, Waiting> byRole) {
    byPartition.put(partition, Map.copyOf(byRole));
    byRole.keySet().stream().filter(roles::add).forEach(this::show);
  }

  /** The partition is another instance's now. */
  void gone(String partition) {
    byPartition.remove(partition);
  }

  /**
   * An answer came.
   *
   * @param result {@code granted}, {@code declined}, {@code waits}, {@code unknown}
   */
  void answered(String type, String result) {
    meters.counter("pillowmint.proposals.answered", "type", type, "result", result).increment();
  }

  private void show(String role) {
    Gauge.builder("pillowmint.proposals.pending", this, m -> m.sum(role, false))
        .description("Proposals that wait for an answer")
        .tags("role", role)
        .register(meters);
    Gauge.builder("pillowmint.proposals.overdue", this, m -> m.sum(role, true))
        .description("Proposals that nobody answered in time")
        .tags("role", role)
        .register(meters);
  }

  private int sum(String role, boolean overdue) {
    return byPartition.values().stream()
        .map(byRole -> byRole.getOrDefault(role, new Waiting(0, 0)))
        .mapToInt(waiting -> overdue ? waiting.overdue() : waiting.all())
        .sum();
  }
}
