package dev.pillowmint.intake.access;

import dev.pillowmint.logins.LogInThrottle;
import dev.pillowmint.logins.Passwords;
import dev.pillowmint.logins.ThrottledLogIn;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
  private static final Logger log = LoggerFactory.getLogger(AccessConfiguration.class);

  @Bean
  @Order(1)
  SecurityFilterChain management(HttpSecurity http) {
    return http.securityMatcher(EndpointRequest.toAnyEndpoint())
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(EndpointRequest.to(HealthEndpoint.class))
                    .permitAll()
                    .anyRequest()
                    .hasRole("METRICS"))
        .httpBasic(basic -> basic.authenticationEntryPoint(Refusals::stranger))
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain signed(HttpSecurity http) {
    return http.securityMatcher(AccessRule.SIGNED)
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  @Bean
  @Order(3)
  SecurityFilterChain publishing(HttpSecurity http, Callers callers) {
    return callers
        .letIn(http)
        .authorizeHttpRequests(AccessConfiguration::rules)
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  private static void rules(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          requests) {
    requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
    AccessRule.ALL.forEach(
        rule -> requests.requestMatchers(rule.path().getPatternString()).hasRole(rule.role()));
    requests.anyRequest().authenticated();
  }

  @Bean
  Callers callers(
      ApiKeys keys, AccessSettings settings, Clock clock, TokenDecoder decoder, Refusals refusals) {
    SourceFilter sources = new SourceFilter(keys, new Certificates(settings, clock));
    return new Callers(sources, decoder.decoder(), new Tokens(settings), refusals);
  }

  @Bean
  TokenDecoder tokenDecoder(
      ObjectProvider<JwtDecoder> decoder, ObjectProvider<OAuth2ResourceServerProperties> settings) {
    Optional<JwtDecoder> known = Optional.ofNullable(decoder.getIfAvailable());
    boolean forUs =
        settings.stream()
            .flatMap(s -> s.getJwt().getAudiences().stream())
            .anyMatch(audience -> !audience.isBlank());
    if (known.isPresent() && !forUs) {
      throw new IllegalStateException(
          "spring.security.oauth2.resourceserver.jwt.audiences must say what a token for this service has as its audience; else tokens for others would be let in");
    }
    return new TokenDecoder(known);
  }

  /** Empty: no issuer is configured. */
  record TokenDecoder(Optional<JwtDecoder> decoder) {}

  @Bean
  Refusals refusals(MeterRegistry metrics) {
    return new Refusals(metrics);
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
    log.warn(
        "The profile demo is active: its keys and passwords are public. Never use it in production.");
    return new DemoWarning();
  }

  /** Marks that the warning was given. */
  record DemoWarning() {}
}
