package dev.pillowmint.intake.api;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Why an act on a dead letter was not done (RFC 9457). */
enum RepairProblem {
  BAD_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be followed"),
  UNKNOWN(HttpStatus.NOT_FOUND, "There is no such dead letter"),
  REFUSED(HttpStatus.CONFLICT, "The dead letter may not be changed so"),
  AWAY(HttpStatus.SERVICE_UNAVAILABLE, "Dead letters are out of reach");

  private final HttpStatus status;
  private final String title;

  RepairProblem(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
  }

  ResponseEntity<ProblemDetail> saying(String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(
        URI.create(
            "urn:pillowmint:problem:dead-letter-"
                + name().toLowerCase(Locale.ROOT).replace('_', '-')));
    problem.setTitle(title);
    return answer(problem);
  }

  static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
