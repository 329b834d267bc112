package dev.pillowmint.intake.access;

import java.util.Optional;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;

/**
 * All ways to prove who calls: a key, a certificate, a token, a name and a password.
 *
 * @param sources by key or certificate
 * @param decoder of tokens; empty: no issuer is configured, and no token is good
 * @param tokens what they say
 * @param refusals for who proves nothing
 */
record Callers(
    SourceFilter sources, Optional<JwtDecoder> decoder, Tokens tokens, Refusals refusals) {

  HttpSecurity letIn(HttpSecurity http) {
    http.addFilterBefore(sources, UsernamePasswordAuthenticationFilter.class)
        .httpBasic(basic -> basic.authenticationEntryPoint(refusals::unknown))
        .exceptionHandling(
            e ->
                e.authenticationEntryPoint(refusals::unknown)
                    .accessDeniedHandler(refusals::notAllowed));
    decoder.ifPresent(
        known ->
            http.oauth2ResourceServer(
                server ->
                    server
                        .jwt(jwt -> jwt.decoder(known).jwtAuthenticationConverter(tokens))
                        .bearerTokenResolver(Tokens::sent)
                        .authenticationEntryPoint(refusals::unknown)
                        .accessDeniedHandler(refusals::notAllowed)));
    return http;
  }
}
