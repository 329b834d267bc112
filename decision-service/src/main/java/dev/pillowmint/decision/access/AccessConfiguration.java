package dev.pillowmint.decision.access;

import dev.pillowmint.logins.LogInThrottle;
import dev.pillowmint.logins.Passwords;
import dev.pillowmint.logins.ThrottledLogIn;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.web.SecurityFilterChain;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
  private static final String STAFF = "STAFF";
  private static final String MANAGER = "MANAGER";
  private static final Logger log = LoggerFactory.getLogger(AccessConfiguration.class);

  @Bean
  @Order(1)
  SecurityFilterChain management(HttpSecurity http) {
    return stateless(http)
        .securityMatcher(EndpointRequest.toAnyEndpoint())
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(EndpointRequest.to(HealthEndpoint.class))
                    .permitAll()
                    .anyRequest()
                    .hasRole("METRICS"))
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain people(HttpSecurity http) {
    return stateless(http)
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, "/v1/results", "/v1/consistency")
                    .hasRole(MANAGER)
                    .requestMatchers(HttpMethod.POST, "/v1/missed/*/offer")
                    .hasAnyRole(STAFF, MANAGER)
                    .requestMatchers(HttpMethod.GET, "/**")
                    .hasAnyRole(STAFF, MANAGER)
                    .requestMatchers(HttpMethod.POST, "/v1/preview", "/v1/policies/check")
                    .hasAnyRole(STAFF, MANAGER)
                    .anyRequest()
                    .hasRole(MANAGER))
        .build();
  }

  private static HttpSecurity stateless(HttpSecurity http) {
    return http.httpBasic(basic -> basic.authenticationEntryPoint(ProblemAnswers::unknown))
        .exceptionHandling(
            e ->
                e.authenticationEntryPoint(ProblemAnswers::unknown)
                    .accessDeniedHandler(ProblemAnswers::notAllowed))
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
  }

  @Bean
  LogInThrottle throttle(Clock clock) {
    return new LogInThrottle(clock);
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
    log.warn("The profile demo is active: its passwords are public. Never use it in production.");
    return new DemoWarning();
  }

  /** Marks that the warning was given. */
  record DemoWarning() {}
}
