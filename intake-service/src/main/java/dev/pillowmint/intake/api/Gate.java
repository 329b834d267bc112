package dev.pillowmint.intake.api;

import dev.pillowmint.intake.admission.Publisher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What every request with events passes before its body is read. */
final class Gate {
  private final HeaderLimits headers;
  private final RateLimits rates;
  private final InFlight inFlight;

  Gate(HeaderLimits headers, RateLimits rates, InFlight inFlight) {
    this.headers = headers;
    this.rates = rates;
    this.inFlight = inFlight;
  }

  /**
   * Lets a request in; it has to be closed. Costs the source one event, whatever becomes of it.
   *
   * @param length of what it will take up, in bytes; negative: not known
   * @throws RefusedRequest if it may not come in
   */
  InFlight.Entry enter(
      Publisher publisher, HttpServletRequest request, HttpServletResponse response, long length) {
    rates.first(publisher.source(), response);
    headers.check(request);
    return inFlight.enter(publisher.source(), length);
  }

  /**
   * Lets a request in of which nobody knows yet whose it is; it has to be closed. Costs no source
   * anything.
   *
   * @param as whom to count it among those that are being handled
   * @throws RefusedRequest if it may not come in
   */
  InFlight.Entry enterUnproven(String as, HttpServletRequest request) {
    headers.check(request);
    return inFlight.enter(as, request.getContentLengthLong());
  }
}
