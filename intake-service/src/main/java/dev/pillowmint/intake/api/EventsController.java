package dev.pillowmint.intake.api;

import dev.pillowmint.intake.admission.Publisher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.util.function.Function;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/events}: only transports; what is admitted, the core says. */
@RestController
class EventsController {
  private final Forms forms;
  private final Bodies bodies;
  private final InFlight inFlight;
  private final TakeEvents takeEvents;
  private final Answers answers;
  private final Counts counts;

  EventsController(
      Forms forms,
      Bodies bodies,
      InFlight inFlight,
      TakeEvents takeEvents,
      Answers answers,
      Counts counts) {
    this.forms = forms;
    this.bodies = bodies;
    this.inFlight = inFlight;
    this.takeEvents = takeEvents;
    this.answers = answers;
    this.counts = counts;
  }

  @PostMapping("/v1/events")
  ResponseEntity<?> post(HttpServletRequest request, @AuthenticationPrincipal Publisher publisher)
      throws IOException {
    Function<byte[], Submission> form = forms.of(request);
    try (InFlight.Entry entry =
        inFlight.enter(publisher.source(), request.getContentLengthLong())) {
      byte[] body = bodies.read(request);
      entry.measured(body.length);
      Submission submission = form.apply(body);
      return answers.to(submission.batch(), takeEvents.of(publisher, submission));
    }
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(RefusedRequest refused, Principal principal) {
    counts.rejected(principal.getName(), refused.problem().code());
    return answers.to(refused);
  }
}
