package dev.pillowmint.intake.api;

import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.intake.admission.AdmitEvent;
import dev.pillowmint.intake.webhook.Secrets;
import dev.pillowmint.intake.webhook.Templates;
import dev.pillowmint.intake.webhook.Webhooks;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

  @Bean
  Webhooks webhooks(WebhookSettings settings, EventTypes types, MeterRegistry metrics) {
    Optional<Path> folder = Optional.of(settings.folder()).filter(f -> !f.isBlank()).map(Path::of);
    Webhooks webhooks = new Webhooks(folder, types, Templates::shipped, Secrets.ofThisMachine());
    Gauge.builder("pillowmint.webhooks.files.faulty", webhooks, w -> w.fault().isEmpty() ? 0 : 1)
        .description("1 while the files of webhooks cannot be used as they are; the old ones hold")
        .register(metrics);
    return webhooks;
  }

  @Bean
  RefreshWebhooks refreshWebhooks(Webhooks webhooks, WebhookSettings settings) {
    return new RefreshWebhooks(webhooks, settings.every());
  }

  /** Up even while changed files cannot be used, since the old ones hold. */
  @Bean
  HealthIndicator webhooksHealth(Webhooks webhooks) {
    return () -> {
      Health.Builder health = Health.up().withDetail("count", webhooks.names().size());
      return webhooks.fault().isEmpty()
          ? health.build()
          : health
              .withDetail(
                  "status", "the changed files cannot be used, the old ones hold; see the log")
              .build();
    };
  }

  @Bean
  TakeWebhooks takeWebhooks(
      Webhooks webhooks,
      Gate gate,
      Bodies bodies,
      RateLimits rateLimits,
      AdmitEvent admitEvent,
      TakeEvents takeEvents,
      IntakeSettings settings,
      Clock clock) {
    TakeWebhooks.Steps steps =
        new TakeWebhooks.Steps(gate, bodies, rateLimits, admitEvent, takeEvents);
    return new TakeWebhooks(webhooks, steps, settings.batch(), clock);
  }
}
