package dev.pillowmint.decision.api;

import dev.pillowmint.decision.learn.Learned;
import dev.pillowmint.decision.learn.MissedQuery;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows moments that were not acted on. */
@RestController
class MissedController {
  private static final Duration RECENT = Duration.ofDays(30);
  private static final int MOST = 200;

  private final Learned learned;
  private final Together together;
  private final MissedLookup lookup;
  private final Clock clock;

  MissedController(Learned learned, Together together, MissedLookup lookup, Clock clock) {
    this.learned = learned;
    this.together = together;
    this.lookup = lookup;
    this.clock = clock;
  }

  /**
   * What is asked for.
   *
   * @param kind {@code missed} or {@code on-purpose}
   * @param reason only of that reason
   * @param rule only of that rule
   * @param decision only of that decision, whatever else is asked for
   * @param since only those decided then or later, ISO 8601; absent: 30 days
   * @param cursor of the page; absent: the first
   * @param limit how many, from 1 to 200; absent: 50
   */
  record Question(
      @Nullable String kind,
      @Nullable String reason,
      @Nullable String rule,
      @Nullable String decision,
      @Nullable String since,
      @Nullable String cursor,
      @Nullable Integer limit) {

    MissedQuery query(Instant now) {
      int most = limit == null ? 50 : limit;
      if (most < 1 || most > MOST) {
        throw new InvalidRequestException(
            "limit", "The limit is %d; give a number from 1 to %d.".formatted(most, MOST));
      }
      return new MissedQuery(
          onPurpose(),
          Optional.ofNullable(reason),
          Optional.ofNullable(rule),
          since == null ? now.minus(RECENT) : Times.instant("since", since),
          Optional.ofNullable(cursor).map(Cursor::read),
          most);
    }

    private boolean onPurpose() {
      return switch (kind == null ? "missed" : kind) {
        case "missed" -> false;
        case "on-purpose" -> true;
        default ->
            throw new InvalidRequestException(
                "kind", "The kind is \"%s\"; give missed or on-purpose.".formatted(kind));
      };
    }
  }

  @GetMapping(path = "/v1/missed", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Moments that were not acted on, newest first, and how many by reason")
  MissedView missed(Question question, HttpServletRequest request) {
    if (question.decision() != null) {
      return lookup.find(question.decision(), request);
    }
    MissedQuery query = question.query(clock.instant());
    MissedView here = MissedView.of(learned.missed(query));
    return MissedView.merged(together.parts(request, here, MissedView.class), query.most());
  }
}
