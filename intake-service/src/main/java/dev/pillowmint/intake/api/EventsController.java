package dev.pillowmint.intake.api;

import dev.pillowmint.intake.admission.Publisher;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/events}: only transports; what is admitted, the core says. */
@RestController
class EventsController {
  private final Gate gate;
  private final EventPosts posts;
  private final EventStreams streams;
  private final Answers answers;
  private final Counts counts;

  EventsController(
      Gate gate, EventPosts posts, EventStreams streams, Answers answers, Counts counts) {
    this.gate = gate;
    this.posts = posts;
    this.streams = streams;
    this.answers = answers;
    this.counts = counts;
  }

  @PostMapping("/v1/events")
  @Operation(summary = "Publishes events")
  @Nullable ResponseEntity<?> post(
      HttpServletRequest request,
      HttpServletResponse response,
      @AuthenticationPrincipal Publisher publisher)
      throws IOException {
    boolean stream = Forms.isStream(request);
    long length = stream ? streams.size() : request.getContentLengthLong();
    try (InFlight.Entry entry = gate.enter(publisher, request, response, length)) {
      if (stream) {
        streams.answer(publisher, request, response);
        return null;
      }
      EventPosts.Taken taken = posts.take(publisher, request, response, entry);
      return answers.to(taken.batch(), taken.results());
    }
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(RefusedRequest refused, Principal principal) {
    counts.rejected(principal.getName(), refused.problem().code());
    return answers.to(refused);
  }
}
