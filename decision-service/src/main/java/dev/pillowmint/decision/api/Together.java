package dev.pillowmint.decision.api;

import dev.pillowmint.decision.learn.Learned;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Asks every instance the same question. */
@Component
class Together {
  private final Learned learned;
  private final OtherInstances others;

  Together(Learned learned, OtherInstances others) {
    this.learned = learned;
    this.others = others;
  }

  /**
   * Each instance's part, this one's first. A question that another instance forwarded is answered
   * here alone.
   */
  <T> List<T> parts(HttpServletRequest request, T here, Class<T> part) {
    String query = request.getQueryString();
    return parts(request, request.getRequestURI() + (query == null ? "" : "?" + query), here, part);
  }

  /**
   * Each instance's part of another question, this one's first.
   *
   * @param asked path and query
   */
  <T> List<T> parts(HttpServletRequest request, String asked, T here, Class<T> part) {
    List<T> parts = new ArrayList<>(List.of(here));
    if (request.getHeader(ForwardedStories.FORWARDED) == null) {
      String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
      learned.others().forEach(o -> parts.add(others.ask(o, asked, credentials, part)));
    }
    return parts;
  }
}
