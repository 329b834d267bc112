package dev.pillowmint.decision.api;

import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.policy.Misfit;
import dev.pillowmint.decision.policy.MisfitException;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.policy.PolicyCompiler;
import dev.pillowmint.decision.policy.PolicyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  /** The shipped types, and those of the company's own folder where one is configured. */
  @Bean
  EventTypes catalogue(@Value("${pillowmint.catalogue.folder:}") String folder) {
    return EventTypes.configured(folder);
  }

  @Bean
  PolicyCompiler policyCompiler(EventTypes catalogue) {
    return new PolicyCompiler(catalogue);
  }

  @Bean
  Policy policy(
      PolicySettings settings,
      PolicyCompiler compiler,
      @Value("${pillowmint.catalogue.folder:}") String folder) {
    Resource location = settings.location();
    try {
      String name = location.getFilename() == null ? "policy" : location.getFilename();
      String document = location.getContentAsString(StandardCharsets.UTF_8);
      return folder.isBlank()
          ? compiler.compile(name, document)
          : fitting(compiler, name, document);
    } catch (IOException e) {
      throw new UnreadablePolicyException(location.getDescription(), e);
    }
  }

  private static Policy fitting(PolicyCompiler compiler, String name, String document) {
    try {
      return compiler.compile(name, document);
    } catch (PolicyException e) {
      throw new MisfitException(Misfit.of(e, document), e);
    }
  }
}
