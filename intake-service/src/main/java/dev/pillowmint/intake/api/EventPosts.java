package dev.pillowmint.intake.api;

import dev.pillowmint.intake.admission.Publisher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Requests whose body is read as a whole: one event, or a batch. */
final class EventPosts {
  private final Forms forms;
  private final Bodies bodies;
  private final RateLimits rateLimits;
  private final KeyedRequests keyed;
  private final TakeEvents takeEvents;

  EventPosts(
      Forms forms,
      Bodies bodies,
      RateLimits rateLimits,
      KeyedRequests keyed,
      TakeEvents takeEvents) {
    this.forms = forms;
    this.bodies = bodies;
    this.rateLimits = rateLimits;
    this.keyed = keyed;
    this.takeEvents = takeEvents;
  }

  /** Takes the request's events, of which the source's allowance has already paid the first. */
  Taken take(
      Publisher publisher,
      HttpServletRequest request,
      HttpServletResponse response,
      InFlight.Entry entry) {
    Function<byte[], Submission> form = forms.of(request);
    Optional<IdempotencyKey> key = IdempotencyKey.of(request);
    byte[] body = bodies.read(request);
    entry.measured(body.length);
    Submission came = form.apply(body);
    Submission submission = key.map(came::identifiedBy).orElse(came);
    Supplier<List<Result>> take =
        () -> {
          rateLimits.others(publisher.source(), submission.events().size(), response);
          return takeEvents.of(publisher, submission);
        };
    List<Result> results =
        key.map(k -> keyed.once(publisher.source(), k, forms.fingerprint(request, body), take))
            .orElseGet(take);
    return new Taken(submission.batch(), results);
  }

  /**
   * What became of a request's events.
   *
   * @param batch whether they are answered one by one
   */
  record Taken(boolean batch, List<Result> results) {}
}
