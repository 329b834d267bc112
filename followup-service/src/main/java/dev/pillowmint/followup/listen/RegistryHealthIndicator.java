package dev.pillowmint.followup.listen;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Ready while the schema registry answers. */
@Component
class RegistryHealthIndicator implements HealthIndicator {
  private final Registry registry;

  RegistryHealthIndicator(Registry registry) {
    this.registry = registry;
  }

  @Override
  public Health health() {
    return registry.answers()
        ? Health.up().build()
        : Health.down().withDetail("waiting for", "schema registry").build();
  }
}
