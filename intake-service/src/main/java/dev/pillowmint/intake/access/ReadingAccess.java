package dev.pillowmint.intake.access;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;

/** What describes the service may be read with any source's key, or any user's password. */
@Configuration(proxyBeanMethods = false)
class ReadingAccess {

  @Bean
  @Order(1)
  SecurityFilterChain reading(HttpSecurity http, AccessSettings settings) {
    ApiKeyFilter keys = new ApiKeyFilter(new ApiKeys(settings), settings.anySource());
    return http.securityMatcher("/v1/event-types", "/v1/event-types/**", "/v3/**", "/docs/**")
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .addFilterBefore(keys, UsernamePasswordAuthenticationFilter.class)
        .httpBasic(basic -> basic.authenticationEntryPoint(unknown()))
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  /** Basic comes first, so that a browser asks for a name and a password. */
  private static AuthenticationEntryPoint unknown() {
    return (request, response, e) -> {
      response.addHeader(
          HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Pillowmint\", charset=\"UTF-8\"");
      response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      response.sendError(
          HttpServletResponse.SC_UNAUTHORIZED,
          "Send a key of your source as \"Authorization: Bearer <key>\", or a user's name and password; this request has neither, or one that is not known.");
    };
  }
}
