package dev.pillowmint.intake.api;

import dev.pillowmint.intake.admission.Fault;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** The problems that this service tells (RFC 9457), by their type. */
enum Problem {
  MALFORMED_JSON(400, "The body is no JSON"),
  INVALID_EVENT(400, "The event is not as the catalogue says"),
  INVALID_HEADER(400, "A header does not say what it must"),
  INCOMPLETE(400, "The body cannot be read to its end"),
  UNSIGNED(401, "The signature is missing or not good"),
  FOREIGN_SOURCE(403, "The key may not publish for this source"),
  FOREIGN_TYPE(403, "The key may not publish this type of event"),
  FOREIGN_CUSTOMER(403, "The key may not publish for this customer"),
  UNKNOWN_WEBHOOK(404, "There is no webhook by this name"),
  TOO_SLOW(408, "The body did not come in time"),
  IN_PROGRESS(409, "A request with this key is being handled"),
  TOO_LARGE(413, "The request is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The body is of no form that is taken here"),
  KEY_REUSED(422, "The key was used for another request"),
  UNMAPPABLE(422, "The payload does not become what its mapping says"),
  TOO_MANY_REQUESTS(429, "Too many requests at once"),
  RATE_LIMITED(429, "More events than this source may send"),
  HEADERS_TOO_LARGE(431, "The request has too many or too long headers"),
  UNWRITABLE(500, "The event could not be written"),
  UNAVAILABLE(503, "The event could not be made durable in time");

  /** So many faults are named; an answer is not to be far larger than what it answers. */
  private static final int MOST_FAULTS = 100;

  private static final String TYPE = "urn:pillowmint:problem:";

  private final int status;
  private final String title;

  Problem(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** For the metric's {@code reason}, and the end of the problem's type. */
  String code() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** Of an event that the publisher may not publish. */
  static Problem foreign(Fault.Code code) {
    return switch (code) {
      case FOREIGN_TYPE -> FOREIGN_TYPE;
      case FOREIGN_CUSTOMER -> FOREIGN_CUSTOMER;
      default -> FOREIGN_SOURCE;
    };
  }

  boolean isWorthARetry() {
    return switch (this) {
      case TOO_SLOW, IN_PROGRESS, TOO_MANY_REQUESTS, RATE_LIMITED, UNAVAILABLE -> true;
      default -> false;
    };
  }

  ProblemDetail saying(String detail) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), detail);
    problem.setType(URI.create(TYPE + code()));
    problem.setTitle(title);
    return problem;
  }

  ProblemDetail with(List<Fault> faults) {
    return listing(faults.getFirst().detail(), faults.stream().map(Problem::error).toList());
  }

  /** Of several events: what is wrong with each of those, in one. */
  ProblemDetail of(List<ProblemDetail> problems) {
    List<Object> errors = new ArrayList<>();
    for (ProblemDetail problem : problems) {
      Map<String, Object> said =
          Objects.requireNonNullElse(problem.getProperties(), Map.<String, Object>of());
      errors.addAll(said.get("errors") instanceof List<?> list ? list : List.of());
    }
    return listing(Objects.requireNonNullElse(problems.getFirst().getDetail(), title), errors);
  }

  private ProblemDetail listing(String detail, List<?> errors) {
    ProblemDetail problem = saying(detail);
    problem.setProperty("errors", errors.stream().limit(MOST_FAULTS).toList());
    if (errors.size() > MOST_FAULTS) {
      problem.setProperty("errorsLeftOut", errors.size() - MOST_FAULTS);
    }
    return problem;
  }

  private static Map<String, String> error(Fault fault) {
    return Map.of(
        fault.inDocument() ? "pointer" : "header", fault.where(), "detail", fault.detail());
  }

  /** What the container or the framework refused, in the same shape; says nothing of the inside. */
  static ProblemDetail ofStatus(int status, String detail) {
    ProblemDetail problem = ProblemDetail.forStatus(status);
    HttpStatus known = HttpStatus.resolve(status);
    problem.setTitle(known == null ? "Error" : known.getReasonPhrase());
    if (!detail.isBlank()) {
      problem.setDetail(detail);
    }
    return problem;
  }
}
