package dev.pillowmint.intake.api;

import dev.pillowmint.intake.api.Result.Accepted;
import dev.pillowmint.intake.api.Result.NotAccepted;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;

/** What a sender is told. */
final class Answers {
  private final Duration retryAfter;

  Answers(IntakeSettings settings) {
    retryAfter = settings.retryAfter();
  }

  /** To a request that was looked at. */
  ResponseEntity<?> to(boolean batch, List<Result> results) {
    if (batch) {
      return toBatch(results);
    }
    return switch (results.getFirst()) {
      case Accepted accepted ->
          ResponseEntity.accepted().contentType(MediaType.APPLICATION_JSON).body(said(accepted));
      case NotAccepted not -> problem(not.problem(), not.detail(), retryAfter);
    };
  }

  /** To a request that could not be looked at. */
  ResponseEntity<ProblemDetail> to(RefusedRequest refused) {
    return problem(
        refused.problem(),
        refused.answer(),
        Objects.requireNonNullElse(refused.retryAfter(), retryAfter));
  }

  private ResponseEntity<?> toBatch(List<Result> results) {
    long accepted = results.stream().filter(Accepted.class::isInstance).count();
    List<NotAccepted> not =
        results.stream()
            .filter(NotAccepted.class::isInstance)
            .map(NotAccepted.class::cast)
            .toList();
    if (!not.isEmpty()
        && accepted == 0
        && not.stream().allMatch(n -> n.problem() == Problem.UNAVAILABLE)) {
      return problem(Problem.UNAVAILABLE, not.getFirst().detail(), retryAfter);
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("accepted", accepted);
    body.put("notAccepted", not.size());
    body.put("results", results.stream().map(Answers::said).toList());
    BodyBuilder answer =
        ResponseEntity.status(not.isEmpty() ? HttpStatus.ACCEPTED : HttpStatus.MULTI_STATUS);
    if (not.stream().anyMatch(n -> n.problem().isWorthARetry())) {
      answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfter.toSeconds()));
    }
    return answer.contentType(MediaType.APPLICATION_JSON).body(body);
  }

  private static ResponseEntity<ProblemDetail> problem(
      Problem problem, ProblemDetail detail, Duration retryAfter) {
    BodyBuilder answer =
        ResponseEntity.status(detail.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (problem.isWorthARetry()) {
      answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfter.toSeconds()));
    }
    return answer.body(detail);
  }

  /** One event's result. */
  static Map<String, Object> said(Result result) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("id", result.id());
    said.put("source", result.source());
    switch (result) {
      case Accepted accepted -> said.put("status", "accepted");
      case NotAccepted not -> {
        said.put("status", not.problem().isWorthARetry() ? "unavailable" : "refused");
        said.put("problem", not.detail());
      }
    }
    return said;
  }
}
