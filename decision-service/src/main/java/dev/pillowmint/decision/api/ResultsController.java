package dev.pillowmint.decision.api;

import dev.pillowmint.decision.learn.Learned;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what each rule did and led to, and how alike like cases were treated. */
@RestController
class ResultsController {
  private static final int USUAL_DAYS = 365;

  private final Learned learned;
  private final Together together;
  private final Clock clock;

  ResultsController(Learned learned, Together together, Clock clock) {
    this.learned = learned;
    this.together = together;
    this.clock = clock;
  }

  @GetMapping(path = "/v1/results", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "By rule: moments, costs, outcomes, and uplift against the control group")
  ResultsView results(
      @RequestParam(required = false) @Nullable String since, HttpServletRequest request) {
    LocalDate from = from(since);
    ResultsView here = ResultsView.of(from, learned.results(from));
    return ResultsView.merged(together.parts(request, here, ResultsView.class));
  }

  @GetMapping(path = "/v1/consistency", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "By rule and member of staff: the spread of what like cases received")
  ConsistencyView consistency(
      @RequestParam(required = false) @Nullable String since, HttpServletRequest request) {
    LocalDate from = from(since);
    ConsistencyView here = ConsistencyView.of(from, learned.consistency(from));
    return ConsistencyView.merged(together.parts(request, here, ConsistencyView.class));
  }

  private LocalDate from(@Nullable String since) {
    return since == null
        ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(USUAL_DAYS)
        : Times.date("since", since);
  }
}
