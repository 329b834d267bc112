package dev.pillowmint.intake.api;

import org.springframework.http.ProblemDetail;

/** What became of one event of a request. */
sealed interface Result {

  /** The event's, as far as it could be read; empty if not. */
  String id();

  /** The event's, as far as it could be read; empty if not. */
  String source();

  /** It is durable. */
  record Accepted(String id, String source) implements Result {}

  /** It is not, for this reason. */
  record NotAccepted(String id, String source, Problem problem, ProblemDetail detail)
      implements Result {}
}
