package dev.pillowmint.decision.policies;

import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.decide.Difference;
import dev.pillowmint.decision.decide.Differences;
import dev.pillowmint.decision.decide.Shadowing;
import dev.pillowmint.decision.policy.Policies;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.policy.PolicyVersion;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts in what the shadows differ, and keeps the newest differences of each. */
final class ShadowTally implements Shadowing.Report, Differences {
  private static final Logger log = LoggerFactory.getLogger(ShadowTally.class);

  private final MeterRegistry meters;
  private final Policies policies;
  private final Map<PolicyVersion.Id, Deque<Difference>> newest = new HashMap<>();

  ShadowTally(MeterRegistry meters, Policies policies) {
    this.meters = meters;
    this.policies = policies;
  }

  @Override
  public void same(Policy shadow) {
    compared(shadow);
  }

  @Override
  public void differs(Policy shadow, Difference difference) {
    compared(shadow);
    difference.kinds().forEach(kind -> count(shadow, kind.name().toLowerCase(Locale.ROOT)));
    keep(id(shadow), difference);
  }

  @Override
  public void failed(Policy shadow, Event event, RuntimeException failure) {
    compared(shadow);
    count(shadow, "failed");
    log.warn("Shadow {} could not decide event {}", id(shadow), event.id(), failure);
  }

  @Override
  public synchronized List<Difference> of(PolicyVersion.Id shadow) {
    forgetOthers();
    return List.copyOf(newest.getOrDefault(shadow, new ArrayDeque<>()));
  }

  private synchronized void keep(PolicyVersion.Id shadow, Difference difference) {
    Deque<Difference> kept = newest.get(shadow);
    if (kept == null) {
      forgetOthers();
      kept = new ArrayDeque<>();
      newest.put(shadow, kept);
    }
    kept.addFirst(difference);
    if (kept.size() > MOST) {
      kept.removeLast();
    }
  }

  /** What is no shadow any more keeps nothing here. */
  private void forgetOthers() {
    newest.keySet().retainAll(policies.shadows().stream().map(ShadowTally::id).toList());
  }

  private void compared(Policy shadow) {
    meters.counter("pillowmint.shadow.compared", "shadow", id(shadow).toString()).increment();
  }

  private void count(Policy shadow, String kind) {
    meters
        .counter("pillowmint.shadow.differences", "shadow", id(shadow).toString(), "kind", kind)
        .increment();
  }

  private static PolicyVersion.Id id(Policy policy) {
    return new PolicyVersion.Id(policy.name(), policy.version());
  }
}
