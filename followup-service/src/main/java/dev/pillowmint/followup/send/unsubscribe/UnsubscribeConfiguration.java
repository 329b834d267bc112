package dev.pillowmint.followup.send.unsubscribe;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Unsubscribing needs no log-in: the link itself is the right to do it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UnsubscribeSettings.class)
class UnsubscribeConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(UnsubscribeConfiguration.class);

  @Bean
  UnsubscribeLinks unsubscribeLinks(UnsubscribeSettings settings, Clock clock) {
    if (settings.address() == null) {
      LOG.info(
          "pillowmint.unsubscribe.address is not set: who wants no marketing answers by e-mail");
    }
    return new UnsubscribeLinks(settings, clock);
  }

  @Bean
  @Order(0)
  SecurityFilterChain unsubscribing(HttpSecurity http) {
    return http.securityMatcher("/unsubscribe/*")
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(
                        c ->
                            c.policyDirectives(
                                "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"))
                    .referrerPolicy(r -> r.policy(ReferrerPolicy.NO_REFERRER)))
        .build();
  }
}
