package dev.pillowmint.intake.api;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.intake.admission.AdmitEvent;
import dev.pillowmint.intake.admission.AttributeChecks;
import dev.pillowmint.intake.admission.CustomerEvents;
import dev.pillowmint.intake.admission.Limits;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.apache.catalina.Container;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.tomcat.TomcatContextCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  AdmitEvent admitEvent(
      EventTypes types, AttributeChecks checks, LimitSettings settings, Clock clock) {
    Limits limits = Limits.documented(Attributes.LONGEST_TEXT).with(settings.oldest());
    return new AdmitEvent(types, checks, limits, clock);
  }

  @Bean
  Counts counts(MeterRegistry metrics) {
    return new Counts(metrics);
  }

  @Bean
  TakeEvents takeEvents(AdmitEvent admitEvent, CustomerEvents customerEvents, Counts counts) {
    return new TakeEvents(admitEvent, customerEvents, counts);
  }

  @Bean
  Bodies bodies(IntakeSettings settings, LimitSettings limits) {
    return new Bodies(settings, limits);
  }

  @Bean
  Forms forms(IntakeSettings settings, Bodies bodies) {
    return new Forms(settings, bodies, new CloudEventForms(bodies));
  }

  @Bean
  InFlight inFlight(IntakeSettings settings, MeterRegistry metrics) {
    InFlight inFlight = new InFlight(settings);
    Gauge.builder("pillowmint.intake.capacity.left", inFlight, f -> f.capacityLeft().toBytes())
        .baseUnit("bytes")
        .description("What further requests may take up before they are answered 429")
        .register(metrics);
    return inFlight;
  }

  @Bean
  RateLimits rateLimits(RateLimitSettings settings) {
    return new RateLimits(settings, TimeMeter.SYSTEM_NANOTIME);
  }

  @Bean
  Gate gate(LimitSettings settings, RateLimits rateLimits, InFlight inFlight) {
    return new Gate(new HeaderLimits(settings), rateLimits, inFlight);
  }

  @Bean
  KeyedRequests keyedRequests(IdempotencySettings settings) {
    return new KeyedRequests(settings, Ticker.systemTicker());
  }

  @Bean
  EventPosts eventPosts(
      Forms forms,
      Bodies bodies,
      RateLimits rateLimits,
      KeyedRequests keyed,
      TakeEvents takeEvents) {
    return new EventPosts(forms, bodies, rateLimits, keyed, takeEvents);
  }

  @Bean
  EventStreams eventStreams(
      Forms forms,
      RateLimits rateLimits,
      TakeEvents takeEvents,
      Counts counts,
      StreamSettings settings) {
    return new EventStreams(forms, rateLimits, takeEvents, counts, settings);
  }

  @Bean
  Answers answers(IntakeSettings settings) {
    return new Answers(settings);
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheContainer() {
    TomcatContextCustomizer customizer =
        context -> {
          Container host = context.getParent();
          if (host instanceof StandardHost standard) {
            standard.setErrorReportValveClass(ProblemValve.class.getName());
          }
        };
    return factory -> factory.addContextCustomizers(customizer);
  }
}
