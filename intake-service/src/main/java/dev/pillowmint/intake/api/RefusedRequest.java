package dev.pillowmint.intake.api;

import dev.pillowmint.intake.admission.Fault;
import java.util.List;
import org.springframework.http.ProblemDetail;

/** A request that holds no events that could be looked at; answered with its problem. */
final class RefusedRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final transient ProblemDetail answer;

  private RefusedRequest(Problem problem, ProblemDetail answer) {
    super(answer.getDetail(), null, false, false);
    this.problem = problem;
    this.answer = answer;
  }

  static RefusedRequest of(Problem problem, String detail) {
    return new RefusedRequest(problem, problem.saying(detail));
  }

  static RefusedRequest of(Problem problem, Fault fault) {
    return new RefusedRequest(problem, problem.with(List.of(fault)));
  }

  Problem problem() {
    return problem;
  }

  ProblemDetail answer() {
    return answer;
  }
}
