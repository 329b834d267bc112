package dev.pillowmint.intake.api;

import dev.pillowmint.intake.admission.Envelope;
import dev.pillowmint.intake.admission.Publisher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Newline-delimited JSON: an event per line, a result per line. More is read only when what was
 * read before is durable or refused and its results are written, so that a stream of any length
 * takes up no more than a chunk.
 */
final class EventStreams {
  private final Forms forms;
  private final RateLimits rateLimits;
  private final TakeEvents takeEvents;
  private final Counts counts;
  private final StreamSettings settings;

  EventStreams(
      Forms forms,
      RateLimits rateLimits,
      TakeEvents takeEvents,
      Counts counts,
      StreamSettings settings) {
    this.forms = forms;
    this.rateLimits = rateLimits;
    this.takeEvents = takeEvents;
    this.counts = counts;
    this.settings = settings;
  }

  /** How many bytes a stream takes up. */
  long size() {
    return settings.chunk().toBytes() + settings.line().toBytes();
  }

  /** Takes the events of the request's lines and answers them as they come. */
  void answer(Publisher publisher, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Forms.requireReadable(request);
    Optional<IdempotencyKey> key = IdempotencyKey.of(request);
    StreamAnswer answer = StreamAnswer.begin(request, response);
    Lines lines = new Lines(request.getInputStream(), settings);
    try {
      long most = Math.min(settings.lines(), rateLimits.most(publisher.source()));
      List<Lines.Line> chunk = lines.chunk(most);
      while (!chunk.isEmpty()) {
        Iterator<Result> results = taken(publisher, chunk, key.orElse(null)).iterator();
        for (Lines.Line line : chunk) {
          answer.tell(line.number(), results.next());
        }
        answer.flush();
        chunk = lines.chunk(most);
      }
      answer.end(lines.number(), null);
    } catch (IOException e) {
      RefusedRequest broken = Bodies.unread(e);
      counts.rejected(publisher.source(), broken.problem().code());
      answer.end(lines.number(), broken.answer());
    }
  }

  /** What became of each line, in the same order. */
  private List<Result> taken(
      Publisher publisher, List<Lines.Line> chunk, @Nullable IdempotencyKey key) {
    boolean may = rateLimits.await(publisher.source(), chunk.size(), settings.patience());
    List<Envelope> events = new ArrayList<>();
    List<@Nullable Result> unread = new ArrayList<>();
    for (Lines.Line line : chunk) {
      try {
        Envelope event = event(publisher, line, may);
        events.add(key == null ? event : event.identifiedBy(key.at(line.number())));
        unread.add(null);
      } catch (RefusedRequest e) {
        counts.rejected(publisher.source(), e.problem().code());
        unread.add(new Result.NotAccepted("", "", e.problem(), e.answer()));
      }
    }
    Iterator<Result> taken = takeEvents.of(publisher, new Submission(false, events)).iterator();
    return unread.stream().map(result -> result == null ? taken.next() : result).toList();
  }

  private Envelope event(Publisher publisher, Lines.Line line, boolean may) {
    if (!may) {
      throw RefusedRequest.of(
          Problem.RATE_LIMITED,
          "%s may send %d events at once and more only later; send this one again"
              .formatted(publisher.source(), rateLimits.most(publisher.source())));
    }
    if (line.tooLong()) {
      throw RefusedRequest.of(
          Problem.TOO_LARGE,
          "The line has more than %d bytes".formatted(settings.line().toBytes()));
    }
    return forms.line(line.bytes());
  }
}
