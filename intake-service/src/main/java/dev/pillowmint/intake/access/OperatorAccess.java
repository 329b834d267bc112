package dev.pillowmint.intake.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Dead letters are for operators, by name and password. */
@Configuration(proxyBeanMethods = false)
class OperatorAccess {

  @Bean
  @Order(0)
  SecurityFilterChain repairing(HttpSecurity http) {
    return http.securityMatcher("/v1/dead-letters", "/v1/dead-letters/**")
        .authorizeHttpRequests(requests -> requests.anyRequest().hasRole("OPERATOR"))
        .httpBasic(Customizer.withDefaults())
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }
}
