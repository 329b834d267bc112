package dev.pillowmint.followup.worklist;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Locale;
import java.util.Objects;
import org.springframework.ui.Model;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Somebody's turn: who says it, in which language, and where the answer goes. */
record Turn(HttpServletRequest request, HttpServletResponse response, Model model) {

  Principal by() {
    return Objects.requireNonNull(request.getUserPrincipal(), "nobody is logged in");
  }

  Locale language() {
    return RequestContextUtils.getLocale(request);
  }

  /** Tells the page that one is led to next. */
  void tellNext(String name, Object value) {
    RequestContextUtils.getOutputFlashMap(request).put(name, value);
  }
}
