package dev.pillowmint.intake.api;

import dev.pillowmint.intake.admission.Fault;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/** A request that holds no events that could be looked at; answered with its problem. */
final class RefusedRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final transient ProblemDetail answer;
  private final @Nullable Duration retryAfter;

  private RefusedRequest(Problem problem, ProblemDetail answer, @Nullable Duration retryAfter) {
    super(answer.getDetail(), null, false, false);
    this.problem = problem;
    this.answer = answer;
    this.retryAfter = retryAfter;
  }

  static RefusedRequest of(Problem problem, String detail) {
    return new RefusedRequest(problem, problem.saying(detail), null);
  }

  static RefusedRequest of(Problem problem, String detail, Duration retryAfter) {
    return new RefusedRequest(problem, problem.saying(detail), retryAfter);
  }

  static RefusedRequest of(Problem problem, Fault fault) {
    return new RefusedRequest(problem, problem.with(List.of(fault)), null);
  }

  /**
   * A request of which some events are not accepted, answered as a whole: to be sent again if that
   * may help.
   */
  static RefusedRequest of(List<Result.NotAccepted> events) {
    for (Problem problem : List.of(Problem.UNAVAILABLE, Problem.UNWRITABLE)) {
      for (Result.NotAccepted event : events) {
        if (event.problem() == problem) {
          return new RefusedRequest(problem, event.detail(), null);
        }
      }
    }
    List<ProblemDetail> details = events.stream().map(Result.NotAccepted::detail).toList();
    return new RefusedRequest(Problem.UNMAPPABLE, Problem.UNMAPPABLE.of(details), null);
  }

  Problem problem() {
    return problem;
  }

  ProblemDetail answer() {
    return answer;
  }

  /** After which time another try may succeed; null: not known. */
  @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
