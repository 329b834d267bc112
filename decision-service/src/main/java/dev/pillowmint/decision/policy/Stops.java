package dev.pillowmint.decision.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Pauses that may overlap, so that none counts twice. */
final class Stops {
  private Stops() {}

  /** How much of a span lies in none of the pauses. */
  static Duration running(Span span, List<Span> stopped) {
    Duration running = Duration.ZERO;
    Instant at = span.from();
    for (Span stop : stopped.stream().sorted(Comparator.comparing(Span::from)).toList()) {
      if (stop.from().isAfter(at)) {
        running = running.plus(Duration.between(at, stop.from()));
      }
      at = stop.to().isAfter(at) ? stop.to() : at;
    }
    return at.isBefore(span.to()) ? running.plus(Duration.between(at, span.to())) : running;
  }

  /** Spans that touch or overlap, as one. */
  static List<Span> merged(List<Span> spans) {
    List<Span> merged = new ArrayList<>();
    for (Span span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
      if (!merged.isEmpty() && !merged.getLast().to().isBefore(span.from())) {
        Span last = merged.removeLast();
        Instant end = last.to().isAfter(span.to()) ? last.to() : span.to();
        merged.add(new Span(last.from(), end));
      } else {
        merged.add(span);
      }
    }
    return merged;
  }

  /** Rows of dates that overlap, as one; empty ones left out. */
  static List<Span.Days> apart(List<Span.Days> rows) {
    List<Span.Days> apart = new ArrayList<>();
    List<Span.Days> sorted =
        rows.stream()
            .filter(days -> days.first() <= days.last())
            .sorted(Comparator.comparingLong(Span.Days::first))
            .toList();
    for (Span.Days days : sorted) {
      if (!apart.isEmpty() && apart.getLast().last() >= days.first()) {
        Span.Days last = apart.removeLast();
        apart.add(new Span.Days(last.first(), Math.max(last.last(), days.last())));
      } else {
        apart.add(days);
      }
    }
    return apart;
  }
}
