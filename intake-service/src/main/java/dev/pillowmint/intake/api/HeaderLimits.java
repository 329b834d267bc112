package dev.pillowmint.intake.api;

import dev.pillowmint.intake.admission.Fault;
import dev.pillowmint.intake.admission.Fault.Code;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;

/** How many headers a request may have, and how long they may be. */
final class HeaderLimits {
  private final LimitSettings settings;

  HeaderLimits(LimitSettings settings) {
    this.settings = settings;
  }

  /**
   * Holds a request to them.
   *
   * @throws RefusedRequest if it goes beyond; names the first header that does
   */
  void check(HttpServletRequest request) {
    int headers = 0;
    for (String name : Collections.list(request.getHeaderNames())) {
      List<String> values = Collections.list(request.getHeaders(name));
      headers += values.size();
      if (headers > settings.headers()) {
        throw refused(
            name, "is one header too many; at most %d are allowed".formatted(settings.headers()));
      }
      int longest = values.stream().mapToInt(String::length).max().orElse(0);
      if (longest > settings.header()) {
        throw refused(
            name,
            "has %d characters; at most %d are allowed".formatted(longest, settings.header()));
      }
    }
  }

  private static RefusedRequest refused(String name, String detail) {
    return RefusedRequest.of(
        Problem.HEADERS_TOO_LARGE,
        new Fault(Code.TOO_LARGE, name, "The header " + name + " " + detail));
  }
}
