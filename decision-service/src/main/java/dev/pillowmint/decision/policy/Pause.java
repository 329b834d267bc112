package dev.pillowmint.decision.policy;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A time that does not count.
 *
 * @param when whether there was one; null: always
 * @param from its beginning
 * @param to its end
 */
record Pause(@Nullable Expression when, Expression from, Expression to) {

  /** The part of it within a span; empty if there is none. */
  Optional<Span> within(Span span, Facts facts) throws Unanswered {
    if (when != null && !Asked.holds(when, facts)) {
      return Optional.empty();
    }
    Instant begin = Asked.time(from, facts);
    Instant end = Asked.time(to, facts);
    Span part =
        new Span(
            begin.isBefore(span.from()) ? span.from() : begin,
            end.isAfter(span.to()) ? span.to() : end);
    return part.empty() ? Optional.empty() : Optional.of(part);
  }
}
