package dev.pillowmint.intake.api;

import dev.pillowmint.intake.admission.Fault;
import dev.pillowmint.intake.admission.Fault.Code;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a sender calls a request, so that it can send it again
 * (draft-ietf-httpapi-idempotency-key-header).
 *
 * @param text without quotation marks
 */
record IdempotencyKey(String text) {
  static final String HEADER = "Idempotency-Key";

  private static final int LONGEST = 128;

  /** A string of RFC 9651, or the same without its quotation marks. */
  private static final Pattern FORM =
      Pattern.compile("\"([!#-\\[\\]-~]{1,%1$d})\"|([!#-\\[\\]-~]{1,%1$d})".formatted(LONGEST));

  /**
   * The request's.
   *
   * @throws RefusedRequest if it has one that cannot be used
   */
  static Optional<IdempotencyKey> of(HttpServletRequest request) {
    List<String> values = Collections.list(request.getHeaders(HEADER));
    if (values.isEmpty()) {
      return Optional.empty();
    }
    Matcher matcher = FORM.matcher(values.getFirst());
    if (values.size() > 1 || !matcher.matches()) {
      throw RefusedRequest.of(
          Problem.INVALID_HEADER,
          new Fault(
              Code.INVALID,
              HEADER,
              "%s must be one string of 1 to %d printable ASCII characters without blanks, quotation marks and backslashes, in quotation marks"
                  .formatted(HEADER, LONGEST)));
    }
    String quoted = matcher.group(1);
    return Optional.of(new IdempotencyKey(quoted == null ? matcher.group(2) : quoted));
  }

  /** The key of a part of the request, by its index in a batch or its line's number. */
  String at(long place) {
    return text + "/" + place;
  }
}
