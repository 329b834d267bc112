package dev.pillowmint.followup.access;

import dev.pillowmint.followup.plan.Staff;
import dev.pillowmint.followup.plan.StaffRegister;
import dev.pillowmint.logins.TooManyTriesException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Clock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.LocaleResolver;

/** The pages: people log in by a form or at their OpenID Connect provider, and have a session. */
@Configuration(proxyBeanMethods = false)
class PageAccess {
  private static final Logger LOG = LoggerFactory.getLogger(PageAccess.class);
  private static final String LOG_IN = "/login";
  private static final String[] OPEN = {
    LOG_IN,
    "/language",
    "/error",
    "/favicon*.svg",
    "/pillowmint*.css",
    "/pillowmint*.js",
    "/webjars/**"
  };
  private static final RequestMatcher RENEWAL = request -> request.getHeader("HX-Request") != null;

  @Bean
  OidcClaims oidcClaims(AccessSettings settings) {
    return new OidcClaims(settings.oidc());
  }

  @Bean
  Staff staff(AccessSettings settings, OidcClaims claims) {
    return new KnownStaff(settings, claims);
  }

  @Bean
  LoggedIn loggedIn(Staff staff, StaffRegister register, LocaleResolver languages, Clock clock) {
    return new LoggedIn(staff, register, languages, clock);
  }

  @Bean
  @Order(3)
  SecurityFilterChain pages(
      HttpSecurity http,
      AccessSettings settings,
      LoggedIn loggedIn,
      Clock clock,
      ObjectProvider<ClientRegistrationRepository> providers) {
    http.authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers(OPEN)
                    .permitAll()
                    .requestMatchers("/manager", "/manager/**")
                    .hasRole("MANAGER")
                    .anyRequest()
                    .hasRole("STAFF"))
        .formLogin(
            form -> form.loginPage(LOG_IN).successHandler(loggedIn).failureHandler(refused()))
        .logout(logout -> logout.logoutSuccessUrl("/login?bye").deleteCookies("JSESSIONID"))
        .requestCache(cache -> cache.requestCache(pagesOnly()))
        .exceptionHandling(e -> e.authenticationEntryPoint(logInFirst()))
        .addFilterBefore(
            new SessionAge(RealTime.of(clock), settings.sessionIdle(), settings.sessionLifetime()),
            SecurityContextHolderFilter.class);
    @Nullable ClientRegistrationRepository provider = providers.getIfAvailable();
    if (provider != null) {
      OidcClientInitiatedLogoutSuccessHandler bye =
          new OidcClientInitiatedLogoutSuccessHandler(provider);
      bye.setPostLogoutRedirectUri("{baseUrl}/login?bye");
      bye.setDefaultTargetUrl("/login?bye");
      http.oauth2Login(
              login ->
                  login.loginPage(LOG_IN).successHandler(loggedIn).failureHandler(refusedThere()))
          .logout(logout -> logout.logoutSuccessHandler(bye));
    }
    return headers(http, provider).build();
  }

  private static HttpSecurity headers(
      HttpSecurity http, @Nullable ClientRegistrationRepository provider) {
    String policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
            + "connect-src 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'; "
            + "form-action 'self'"
            + logOutAddresses(provider);
    return http.headers(
        headers ->
            headers
                .contentSecurityPolicy(csp -> csp.policyDirectives(policy))
                .frameOptions(frames -> frames.deny())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                    p -> p.policy("camera=(), microphone=(), geolocation=(), payment=()"))
                .crossOriginOpenerPolicy(
                    opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN)));
  }

  /** The log-out form is sent on to the provider, which a browser counts as its action. */
  private static String logOutAddresses(@Nullable ClientRegistrationRepository provider) {
    Stream<?> registrations =
        provider instanceof Iterable<?> all
            ? StreamSupport.stream(all.spliterator(), false)
            : Stream.empty();
    return registrations
        .map(ClientRegistration.class::cast)
        .map(r -> r.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint"))
        .filter(java.util.Objects::nonNull)
        .map(end -> URI.create(end.toString()))
        .map(end -> " " + end.getScheme() + "://" + end.getRawAuthority())
        .distinct()
        .collect(Collectors.joining());
  }

  private static HttpSessionRequestCache pagesOnly() {
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    cache.setRequestMatcher(
        request ->
            request.getMethod().equals("GET") && !RENEWAL.matches(request) && isPage(request));
    return cache;
  }

  private static boolean isPage(HttpServletRequest request) {
    String accepted = request.getHeader("Accept");
    return accepted != null && accepted.contains("text/html");
  }

  /** A page that renews itself is told to go there as a whole. */
  private static AuthenticationEntryPoint logInFirst() {
    AuthenticationEntryPoint form = new LoginUrlAuthenticationEntryPoint(LOG_IN);
    return (request, response, e) -> {
      if (RENEWAL.matches(request)) {
        response.setHeader("HX-Redirect", request.getContextPath() + "/login?expired");
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      } else {
        form.commence(request, response, e);
      }
    };
  }

  private static AuthenticationFailureHandler refusedThere() {
    return (request, response, e) -> {
      LOG.warn("Somebody could not log in at the OpenID Connect provider: {}", e.getMessage());
      response.sendRedirect(request.getContextPath() + "/login?provider");
    };
  }

  private static AuthenticationFailureHandler refused() {
    return (request, response, e) ->
        response.sendRedirect(
            request.getContextPath()
                + (e instanceof TooManyTriesException wait
                    ? "/login?wait=" + wait.seconds()
                    : "/login?failed"));
  }
}
