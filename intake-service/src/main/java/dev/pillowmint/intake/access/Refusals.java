package dev.pillowmint.intake.access;

import dev.pillowmint.logins.TooManyTriesException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;

/** Says who is refused how to be let in (RFC 6750, RFC 7617), and nothing of what is known here. */
final class Refusals {
  private static final String BASIC = "Basic realm=\"Pillowmint\", charset=\"UTF-8\"";

  private final MeterRegistry metrics;

  Refusals(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  /** Who is not known. */
  void unknown(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    if (isGuessing(response, e)) {
      return;
    }
    metrics
        .counter("pillowmint.events.rejected", "source", "unknown", "reason", "unauthorized")
        .increment();
    boolean bearer = SourceFilter.bearer(request.getHeader(HttpHeaders.AUTHORIZATION)).isPresent();
    Optional<AccessRule> rule = rule(request);
    if (rule.map(AccessRule::people).orElse(true)) {
      response.addHeader(HttpHeaders.WWW_AUTHENTICATE, BASIC);
    }
    response.addHeader(
        HttpHeaders.WWW_AUTHENTICATE, bearer ? "Bearer error=\"invalid_token\"" : "Bearer");
    response.sendError(HttpServletResponse.SC_UNAUTHORIZED, wanted(rule));
  }

  private static String wanted(Optional<AccessRule> rule) {
    if (rule.isEmpty()) {
      return "Send a key of your source as \"Authorization: Bearer <key>\", or a user's name and password; this request has neither, or one that is not known.";
    }
    return rule.get().people()
        ? "Send a user's name and password, or a token; this request has neither, or one that is not known."
        : "Send a key of your source as \"Authorization: Bearer <key>\"; this request has none, or one that is not known.";
  }

  /** Who is no known person. */
  static void stranger(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    if (!isGuessing(response, e)) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, BASIC);
      response.sendError(
          HttpServletResponse.SC_UNAUTHORIZED, "Name and password, by HTTP Basic, are needed.");
    }
  }

  private static boolean isGuessing(HttpServletResponse response, AuthenticationException e)
      throws IOException {
    if (e instanceof TooManyTriesException wait) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.seconds()));
      response.sendError(
          HttpStatus.TOO_MANY_REQUESTS.value(),
          "Too many wrong passwords; wait %d seconds.".formatted(wait.seconds()));
      return true;
    }
    return false;
  }

  /** Who is known and may not. */
  void notAllowed(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
      throws IOException {
    boolean byToken =
        SecurityContextHolder.getContext().getAuthentication()
                instanceof SourceAuthentication source
            && source.isByToken();
    if (byToken) {
      rule(request)
          .ifPresent(
              rule ->
                  response.setHeader(
                      HttpHeaders.WWW_AUTHENTICATE,
                      "Bearer error=\"insufficient_scope\", scope=\"%s\"".formatted(rule.scope())));
    }
    response.sendError(HttpServletResponse.SC_FORBIDDEN);
  }

  private static Optional<AccessRule> rule(HttpServletRequest request) {
    return AccessRule.of(request.getRequestURI());
  }
}
