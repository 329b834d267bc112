package dev.pillowmint.decision.api;

import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.policy.PolicyCompiler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  EventTypes catalogue(PolicySettings settings) {
    EventTypes shipped = EventTypes.shipped();
    return settings.eventTypes() == null ? shipped : shipped.and(settings.eventTypes());
  }

  @Bean
  PolicyCompiler policyCompiler(EventTypes catalogue) {
    return new PolicyCompiler(catalogue);
  }

  @Bean
  Policy policy(PolicySettings settings, PolicyCompiler compiler) {
    Resource location = settings.location();
    try {
      String name = location.getFilename() == null ? "policy" : location.getFilename();
      return compiler.compile(name, location.getContentAsString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UnreadablePolicyException(location.getDescription(), e);
    }
  }
}
