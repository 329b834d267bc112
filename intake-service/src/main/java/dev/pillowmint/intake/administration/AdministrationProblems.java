package dev.pillowmint.intake.administration;

import dev.pillowmint.intake.audit.AuditAwayException;
import dev.pillowmint.intake.keys.KeyRefusedException;
import dev.pillowmint.intake.keys.KeysAwayException;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Why an administrator's wish was not done, as problem details (RFC 9457). */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(basePackageClasses = AdministrationProblems.class)
class AdministrationProblems {
  private static final String RETRY_AFTER_SECONDS = "5";

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(KeyRefusedException e) {
    ProblemDetail problem =
        switch (e.kind()) {
          case INVALID -> problem(HttpStatus.BAD_REQUEST, "invalid-key-request", e);
          case UNKNOWN -> problem(HttpStatus.NOT_FOUND, "unknown-key", e);
          case CONFLICT -> problem(HttpStatus.CONFLICT, "key-conflict", e);
        };
    if (!e.faults().isEmpty()) {
      problem.setProperty("errors", e.faults());
    }
    return answer(problem).body(problem);
  }

  @ExceptionHandler({KeysAwayException.class, AuditAwayException.class})
  ResponseEntity<ProblemDetail> away(RuntimeException e) {
    ProblemDetail problem = problem(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", e);
    return answer(problem).header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS).body(problem);
  }

  /** Without the reader's words, which tell of the inside. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException e) {
    String pointer = "";
    String detail = "must be a JSON object as docs/operators.md shows";
    if (e.getCause() instanceof JacksonException fault) {
      pointer =
          fault.getPath().stream()
              .map(
                  step ->
                      "/"
                          + (step.getPropertyName() == null
                              ? String.valueOf(step.getIndex())
                              : step.getPropertyName()))
              .collect(Collectors.joining());
      detail =
          fault instanceof UnrecognizedPropertyException
              ? "is no member that may stand here"
              : "is not of its kind: a text, a list of texts, a time such as 2027-01-01T00:00:00Z or a duration such as PT24H";
    }
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail);
    problem.setType(URI.create("urn:pillowmint:problem:invalid-key-request"));
    problem.setProperty("errors", List.of(new KeyRefusedException.Fault(pointer, detail)));
    return answer(problem).body(problem);
  }

  private static ProblemDetail problem(HttpStatus status, String code, RuntimeException e) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, e.getMessage());
    problem.setType(URI.create("urn:pillowmint:problem:" + code));
    return problem;
  }

  private static ResponseEntity.BodyBuilder answer(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON);
  }
}
