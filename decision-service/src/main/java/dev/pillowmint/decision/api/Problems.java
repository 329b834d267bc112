package dev.pillowmint.decision.api;

import dev.pillowmint.decision.customer.StoriesAwayException;
import dev.pillowmint.decision.learn.LearnedAwayException;
import dev.pillowmint.decision.policy.PoliciesAwayException;
import dev.pillowmint.decision.policy.PolicyConflictException;
import dev.pillowmint.decision.policy.PolicyException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;

/** Faults as problem details (RFC 9457). */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unknown(UnknownCustomerException e) {
    return problem(HttpStatus.NOT_FOUND, "Unknown customer", e);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> away(StoriesAwayException e) {
    return later("Story not available here and now", e);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> away(LearnedAwayException e) {
    return later("Not available now", e);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unknown(UnknownMissedException e) {
    return problem(HttpStatus.NOT_FOUND, "Unknown missed moment", e);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> conflict(ActedOnException e) {
    return problem(HttpStatus.CONFLICT, "Already made good", e);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> away(PoliciesAwayException e) {
    return later("Policies not available now", e);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> conflict(PolicyConflictException e) {
    return switch (e.kind()) {
      case STATE -> problem(HttpStatus.CONFLICT, "Does not fit the policies as they are", e);
      case SEEN -> problem(HttpStatus.PRECONDITION_FAILED, "The policies were changed", e);
      case UNKNOWN -> problem(HttpStatus.NOT_FOUND, "Unknown policy version", e);
    };
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> invalid(PolicyException e) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The document is no valid policy; \"faults\" says where and what to do.");
    problem.setTitle("Invalid policy");
    problem.setProperty("faults", FaultView.of(e));
    return answer(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> invalid(InvalidRequestException e) {
    ProblemDetail problem = detail(HttpStatus.UNPROCESSABLE_CONTENT, "Invalid request", e);
    problem.setProperty("pointer", e.pointer());
    return answer(problem);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.BAD_REQUEST, "The body is missing or is not the JSON that is expected.");
    problem.setTitle("Unreadable body");
    if (e.getCause() instanceof JacksonException unread) {
      problem.setDetail(unread.getOriginalMessage());
      if (!(unread instanceof StreamReadException)) {
        problem.setProperty("pointer", pointer(unread));
      }
    }
    return handleExceptionInternal(e, problem, headers, HttpStatus.BAD_REQUEST, request);
  }

  private static String pointer(JacksonException unread) {
    StringBuilder pointer = new StringBuilder();
    for (JacksonException.Reference step : unread.getPath()) {
      pointer
          .append('/')
          .append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName());
    }
    return pointer.toString();
  }

  private static ResponseEntity<ProblemDetail> later(String title, RuntimeException e) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.SERVICE_UNAVAILABLE, e.getMessage() + " Try again in a moment.");
    problem.setTitle(title);
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, "1")
        .body(problem);
  }

  private static ResponseEntity<ProblemDetail> problem(
      HttpStatus status, String title, RuntimeException e) {
    return answer(detail(status, title, e));
  }

  private static ProblemDetail detail(HttpStatus status, String title, RuntimeException e) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(status, String.valueOf(e.getMessage()));
    problem.setTitle(title);
    return problem;
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
    return ResponseEntity.of(problem).build();
  }
}
