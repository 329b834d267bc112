package dev.pillowmint.followup.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session that is too old or in which nobody did anything for too long. A page that renews
 * itself is not somebody who does something.
 */
final class SessionAge extends OncePerRequestFilter {
  /** Sent by a page that renews itself. */
  static final String BY_ITSELF = "X-Renewed-By-Itself";

  private static final String BEGUN = SessionAge.class.getName() + ".begun";
  private static final String LAST_ACT = SessionAge.class.getName() + ".lastAct";

  private final Clock clock;
  private final Duration idle;
  private final Duration lifetime;

  SessionAge(Clock clock, Duration idle, Duration lifetime) {
    this.clock = clock;
    this.idle = idle;
    this.lifetime = lifetime;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpSession session = request.getSession(false);
    if (session != null) {
      look(request, session);
    }
    chain.doFilter(request, response);
  }

  private void look(HttpServletRequest request, HttpSession session) {
    Instant now = clock.instant();
    if (session.getAttribute(BEGUN) instanceof Instant begun
        && session.getAttribute(LAST_ACT) instanceof Instant lastAct
        && (now.isAfter(begun.plus(lifetime)) || now.isAfter(lastAct.plus(idle)))) {
      session.invalidate();
      return;
    }
    if (session.getAttribute(BEGUN) == null) {
      session.setAttribute(BEGUN, now);
    }
    if (request.getHeader(BY_ITSELF) == null) {
      session.setAttribute(LAST_ACT, now);
    }
  }

  /** A new life begins with a log-in. */
  static void begin(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.removeAttribute(BEGUN);
    }
  }
}
