package dev.pillowmint.followup.access;

import dev.pillowmint.logins.LogInThrottle;
import dev.pillowmint.logins.Passwords;
import dev.pillowmint.logins.ThrottledLogIn;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Everything needs a name and a password but the health checks. Here: what programs ask, without
 * sessions and cookies. The pages' part is {@link PageAccess}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessSettings.class)
class AccessConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(AccessConfiguration.class);

  @Bean
  @Order(1)
  SecurityFilterChain management(HttpSecurity http) {
    http.securityMatcher(EndpointRequest.toAnyEndpoint())
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(EndpointRequest.to(HealthEndpoint.class))
                    .permitAll()
                    .anyRequest()
                    .hasRole("METRICS"));
    return basic(http);
  }

  @Bean
  @Order(2)
  SecurityFilterChain rest(HttpSecurity http) {
    http.securityMatcher("/v1/**", "/v3/**")
        .authorizeHttpRequests(requests -> requests.anyRequest().hasRole("STAFF"));
    return basic(http);
  }

  /** A manager may what an approver may; what a program may, everybody on the pages may. */
  @Bean
  RoleHierarchy roles() {
    return RoleHierarchyImpl.withDefaultRolePrefix()
        .role("MANAGER")
        .implies("APPROVER")
        .role("APPROVER")
        .implies("AGENT")
        .role("AGENT")
        .implies("STAFF")
        .build();
  }

  @Bean
  LogInThrottle throttle(Clock clock) {
    return new LogInThrottle(RealTime.of(clock));
  }

  @Bean
  AuthenticationProvider passwords(AccessSettings settings, LogInThrottle throttle) {
    List<UserDetails> users =
        settings.users().entrySet().stream()
            .map(
                user ->
                    User.withUsername(user.getKey())
                        .password(user.getValue().password())
                        .roles(user.getValue().roles().toArray(String[]::new))
                        .build())
            .toList();
    return new ThrottledLogIn(Passwords.of(users), throttle);
  }

  @Bean
  @Profile("demo")
  DemoWarning demoWarning() {
    LOG.warn("The profile demo is active: its passwords are public. Never use it in production");
    return new DemoWarning();
  }

  private static SecurityFilterChain basic(HttpSecurity http) {
    return http.httpBasic(b -> b.authenticationEntryPoint(ProblemAnswers::unknown))
        .exceptionHandling(
            e ->
                e.authenticationEntryPoint(ProblemAnswers::unknown)
                    .accessDeniedHandler(ProblemAnswers::notAllowed))
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  /** Marks that the warning was given. */
  record DemoWarning() {}
}
