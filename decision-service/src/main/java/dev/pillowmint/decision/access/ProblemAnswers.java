package dev.pillowmint.decision.access;

import dev.pillowmint.logins.TooManyTriesException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;

/** Refusals before any controller, as problem details (RFC 9457). */
final class ProblemAnswers {
  private ProblemAnswers() {}

  static void unknown(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    if (e instanceof TooManyTriesException wait) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.seconds()));
      write(response, 429, "Too Many Requests", "Too many wrong passwords; wait a while.");
      return;
    }
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Pillowmint\"");
    write(response, 401, "Unauthorized", "Name and password, by HTTP Basic, are needed.");
  }

  static void notAllowed(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
      throws IOException {
    write(
        response,
        403,
        "Forbidden",
        "Your roles do not allow this. STAFF reads and previews, MANAGER changes policies, METRICS scrapes.");
  }

  private static void write(HttpServletResponse response, int status, String title, String detail)
      throws IOException {
    response.setStatus(status);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response
        .getWriter()
        .write(
            "{\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}".formatted(title, status, detail));
  }
}
