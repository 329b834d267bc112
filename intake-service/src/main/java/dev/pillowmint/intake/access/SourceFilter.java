package dev.pillowmint.intake.access;

import dev.pillowmint.intake.admission.Publisher;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out which source is calling: from its key or, of who states no credentials, from its
 * certificate.
 */
final class SourceFilter extends OncePerRequestFilter {
  private static final String BEARER = "Bearer ";
  private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

  private final ApiKeys keys;
  private final Certificates certificates;

  SourceFilter(ApiKeys keys, Certificates certificates) {
    this.keys = keys;
    this.certificates = certificates;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    Optional<Publisher> source =
        header == null ? byCertificate(request) : bearer(header).flatMap(keys::owner);
    source.ifPresent(SourceFilter::enter);
    chain.doFilter(request, response);
  }

  /** What is sent as bearer; empty: nothing. */
  static Optional<String> bearer(@Nullable String header) {
    return Optional.ofNullable(header)
        .filter(h -> h.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(h -> h.substring(BEARER.length()).strip());
  }

  private Optional<Publisher> byCertificate(HttpServletRequest request) {
    return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
        ? certificates.owner(chain[0])
        : Optional.empty();
  }

  private static void enter(Publisher publisher) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(SourceAuthentication.of(publisher));
    SecurityContextHolder.setContext(context);
  }
}
