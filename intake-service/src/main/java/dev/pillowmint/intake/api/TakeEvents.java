package dev.pillowmint.intake.api;

import dev.pillowmint.intake.admission.Admission;
import dev.pillowmint.intake.admission.Admission.Admitted;
import dev.pillowmint.intake.admission.Admission.Refused;
import dev.pillowmint.intake.admission.AdmitEvent;
import dev.pillowmint.intake.admission.AdmittedEvent;
import dev.pillowmint.intake.admission.CustomerEvents;
import dev.pillowmint.intake.admission.Fault;
import dev.pillowmint.intake.admission.Publication;
import dev.pillowmint.intake.admission.Publisher;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Admits a request's events and makes the admitted ones durable. */
final class TakeEvents {
  private static final Logger log = LoggerFactory.getLogger(TakeEvents.class);

  private static final int MOST_PLACES = 20;

  private final AdmitEvent admitEvent;
  private final CustomerEvents customerEvents;
  private final Counts counts;

  TakeEvents(AdmitEvent admitEvent, CustomerEvents customerEvents, Counts counts) {
    this.admitEvent = admitEvent;
    this.customerEvents = customerEvents;
    this.counts = counts;
  }

  /** What became of each event, in the same order. */
  List<Result> of(Publisher publisher, Submission submission) {
    List<Admission> admissions =
        submission.events().stream().map(e -> admitEvent.admit(publisher, e)).toList();
    return of(publisher, admissions, submission.batch());
  }

  /**
   * The same of events that were looked at.
   *
   * @param batch whether they are answered one by one
   */
  List<Result> of(Publisher publisher, List<Admission> admissions, boolean batch) {
    List<AdmittedEvent> admitted = new ArrayList<>();
    for (Admission admission : admissions) {
      if (admission instanceof Admitted let) {
        admitted.add(let.event());
      }
    }
    Iterator<Publication> publications = customerEvents.publish(admitted).iterator();
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < admissions.size(); i++) {
      String where = batch ? "/" + i : "";
      results.add(
          switch (admissions.get(i)) {
            case Refused refused -> refused(publisher, refused, where);
            case Admitted let -> published(publisher, let.event(), publications.next());
          });
    }
    return results;
  }

  private Result refused(Publisher publisher, Refused refused, String where) {
    List<Fault> faults = refused.faults().stream().map(f -> f.within(where)).toList();
    boolean foreign = faults.stream().allMatch(f -> f.code().isForeign());
    Problem problem = foreign ? Problem.foreign(faults.getFirst().code()) : Problem.INVALID_EVENT;
    counts.rejected(publisher.source(), faults.getFirst().code().text());
    logged(
        refused.id(),
        () -> log.info("Refused an event of {}: {}", publisher.source(), places(faults)));
    return new Result.NotAccepted(refused.id(), refused.source(), problem, problem.with(faults));
  }

  /** Without the sender's own words, which may be personal. */
  private static List<String> places(List<Fault> faults) {
    return faults.stream()
        .limit(MOST_PLACES)
        .map(f -> f.code().text() + " at " + f.where())
        .toList();
  }

  private Result published(Publisher publisher, AdmittedEvent event, Publication publication) {
    return switch (publication) {
      case Publication.Published published -> {
        counts.accepted(publisher.source(), event.type().name());
        logged(
            event.id(), () -> log.debug("Accepted {} of {}", event.type().name(), event.source()));
        yield new Result.Accepted(event.id(), event.source());
      }
      case Publication.Unavailable away ->
          notPublished(
              publisher,
              event,
              Problem.UNAVAILABLE,
              "Waiting for %s; send the event again, with the same id"
                  .formatted(away.waitingFor()));
      case Publication.TooLarge tooLarge ->
          notPublished(publisher, event, Problem.TOO_LARGE, "The event is larger than Kafka takes");
      case Publication.Unwritable unwritable ->
          notPublished(
              publisher,
              event,
              Problem.UNWRITABLE,
              "A fault of the service; tell its operators, and send the event again later, with the same id");
    };
  }

  private Result notPublished(
      Publisher publisher, AdmittedEvent event, Problem problem, String detail) {
    counts.rejected(publisher.source(), problem.code());
    logged(event.id(), () -> log.info("Not accepted: {}", problem.code()));
    return new Result.NotAccepted(event.id(), event.source(), problem, problem.saying(detail));
  }

  private static void logged(String id, Runnable line) {
    MDC.put("event.id", id);
    try {
      line.run();
    } finally {
      MDC.remove("event.id");
    }
  }
}
