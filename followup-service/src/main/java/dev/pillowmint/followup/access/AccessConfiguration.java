package dev.pillowmint.followup.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
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
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Everything needs a name and a password but the health checks. No sessions, no cookies. */
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
  SecurityFilterChain people(HttpSecurity http) {
    http.authorizeHttpRequests(
        requests ->
            requests
                .dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .anyRequest()
                .hasRole("STAFF"));
    return basic(http);
  }

  @Bean
  UserDetailsService users(AccessSettings settings) {
    List<UserDetails> users =
        settings.users().entrySet().stream()
            .map(
                user ->
                    User.withUsername(user.getKey())
                        .password(user.getValue().password())
                        .roles(user.getValue().roles().toArray(String[]::new))
                        .build())
            .toList();
    return new InMemoryUserDetailsManager(users);
  }

  @Bean
  @Profile("demo")
  DemoWarning demoWarning() {
    LOG.warn("The profile demo is active: its passwords are public. Never use it in production");
    return new DemoWarning();
  }

  private static SecurityFilterChain basic(HttpSecurity http) {
    return http.httpBasic(b -> b.authenticationEntryPoint(unknown()))
        .exceptionHandling(
            e -> e.authenticationEntryPoint(unknown()).accessDeniedHandler(notAllowed()))
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  private static AuthenticationEntryPoint unknown() {
    return (request, response, e) -> {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Pillowmint\"");
      problem(response, 401, "Unauthorized", "Name and password, by HTTP Basic, are needed.");
    };
  }

  private static AccessDeniedHandler notAllowed() {
    return (request, response, e) ->
        problem(response, 403, "Forbidden", "Your roles do not allow this.");
  }

  private static void problem(HttpServletResponse response, int status, String title, String detail)
      throws java.io.IOException {
    response.setStatus(status);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response
        .getWriter()
        .write(
            "{\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}".formatted(title, status, detail));
  }

  /** Marks that the warning was given. */
  record DemoWarning() {}
}
