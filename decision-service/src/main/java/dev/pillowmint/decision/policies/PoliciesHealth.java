package dev.pillowmint.decision.policies;

import dev.pillowmint.decision.policy.LivePolicies;
import dev.pillowmint.decision.policy.Policy;
import java.time.Clock;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Which policy decides here, and which ought to and does not compile. Health never needs a
 * password: it names them only.
 */
final class PoliciesHealth implements HealthIndicator {
  private final LivePolicies policies;
  private final Clock clock;

  PoliciesHealth(LivePolicies policies, Clock clock) {
    this.policies = policies;
    this.clock = clock;
  }

  @Override
  public Health health() {
    if (policies.waitsFor().isPresent()) {
      return Health.outOfService().withDetail("status", policies.waitsFor().get()).build();
    }
    Policy active = policies.active(clock.instant());
    return Health.up()
        .withDetail("decides", active.name() + "/" + active.version())
        .withDetail("revision", policies.book().revision())
        .withDetail(
            "doNotCompileHere",
            policies.refused().keySet().stream().map(Object::toString).sorted().toList())
        .build();
  }
}
