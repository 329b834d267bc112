package dev.pillowmint.intake.api;

import dev.pillowmint.intake.admission.Admission;
import dev.pillowmint.intake.admission.AdmitEvent;
import dev.pillowmint.intake.admission.Envelope;
import dev.pillowmint.intake.admission.Fault;
import dev.pillowmint.intake.admission.Fault.Code;
import dev.pillowmint.intake.admission.Publisher;
import dev.pillowmint.intake.admission.Quoted;
import dev.pillowmint.intake.api.Result.NotAccepted;
import dev.pillowmint.intake.webhook.Delivery;
import dev.pillowmint.intake.webhook.Draft;
import dev.pillowmint.intake.webhook.Verdict;
import dev.pillowmint.intake.webhook.Webhook;
import dev.pillowmint.intake.webhook.Webhooks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a webhook: whose it is, whether it is signed, and the events that it becomes. */
final class TakeWebhooks {
  private static final Logger log = LoggerFactory.getLogger(TakeWebhooks.class);

  private static final String WRONG =
      "The request is not signed, or not as this webhook's file says, or its time is too far from now";

  private static final Fault NO_PAYLOAD =
      new Fault(Code.MALFORMED, "", "a form must have one field \"payload\" that holds JSON");

  private final Webhooks webhooks;
  private final Steps steps;
  private final int most;
  private final Clock clock;

  /**
   * @param most events that may come of one payload
   */
  TakeWebhooks(Webhooks webhooks, Steps steps, int most, Clock clock) {
    this.webhooks = webhooks;
    this.steps = steps;
    this.most = most;
    this.clock = clock;
  }

  /** What every event passes. */
  record Steps(
      Gate gate,
      Bodies bodies,
      RateLimits rateLimits,
      AdmitEvent admitEvent,
      TakeEvents takeEvents) {}

  Taken take(String name, HttpServletRequest request, HttpServletResponse response) {
    Optional<Webhook> known = webhooks.find(name);
    if (known.isEmpty()) {
      return Taken.refused(
          false,
          RefusedRequest.of(Problem.UNKNOWN_WEBHOOK, "There is no webhook " + Quoted.of(name)));
    }
    // What is not proven takes up room of its own and costs the source nothing.
    try (InFlight.Entry entry = steps.gate.enterUnproven("webhook " + name, request)) {
      boolean form = known.get().sendsForms() && FormPayload.isForm(request.getContentType());
      if (!form) {
        Forms.requireJson(request);
      }
      byte[] body = steps.bodies.read(request);
      entry.measured(body.length);
      Delivery delivery = new Delivery(headers(request), body);
      Instant now = clock.instant();
      Verdict verdict = known.get().verify(delivery, now);
      if (verdict != Verdict.GOOD) {
        log.debug("A request to the webhook {} is refused: signature {}", name, verdict.text());
        RefusedRequest refused = RefusedRequest.of(Problem.UNSIGNED, WRONG);
        return new Taken(true, "signature-" + verdict.text(), List.of(), refused);
      }
      return events(known.get(), form, delivery, now, response);
    } catch (RefusedRequest e) {
      return Taken.refused(true, e);
    }
  }

  private Taken events(
      Webhook webhook, boolean form, Delivery delivery, Instant now, HttpServletResponse response) {
    Publisher publisher = new Publisher(webhook.source(), false);
    steps.rateLimits.first(webhook.source(), response);
    byte[] json = form ? payload(delivery) : delivery.body();
    List<Draft> drafts =
        webhook.mapping().of(steps.bodies.json(json), delivery.headers(), most, now);
    steps.rateLimits.others(webhook.source(), drafts.size(), response);
    List<Admission> admissions = drafts.stream().map(draft -> admission(publisher, draft)).toList();
    List<Result> results = steps.takeEvents.of(publisher, admissions, true);
    List<NotAccepted> not =
        results.stream()
            .filter(NotAccepted.class::isInstance)
            .map(NotAccepted.class::cast)
            .toList();
    if (not.isEmpty()) {
      return new Taken(true, results.isEmpty() ? "nothing" : "published", results, null);
    }
    RefusedRequest refused = RefusedRequest.of(not);
    if (refused.problem() == Problem.UNMAPPABLE) {
      log.warn(
          "A payload of the webhook {} does not become what its file says; the sender may send it again once the file is mended",
          webhook.name());
    }
    return new Taken(true, refused.problem().code(), results, refused);
  }

  private static byte[] payload(Delivery form) {
    return FormPayload.of(form.body())
        .orElseThrow(() -> RefusedRequest.of(Problem.MALFORMED_JSON, NO_PAYLOAD));
  }

  private Admission admission(Publisher publisher, Draft draft) {
    return draft.faults().isEmpty()
        ? steps.admitEvent.admit(publisher, Envelope.plain(draft.event()))
        : new Admission.Refused(draft.id(), publisher.source(), draft.faults());
  }

  private static Map<String, String> headers(HttpServletRequest request) {
    Map<String, String> headers = new HashMap<>();
    Collections.list(request.getHeaderNames())
        .forEach(name -> headers.put(name, String.valueOf(request.getHeader(name))));
    return headers;
  }

  /**
   * What became of a request.
   *
   * @param known whether there is a webhook by that name
   * @param outcome for the metric
   * @param results of its events
   * @param refused why it is to be sent again; null: it is not
   */
  record Taken(
      boolean known, String outcome, List<Result> results, @Nullable RefusedRequest refused) {
    static Taken refused(boolean known, RefusedRequest refused) {
      return new Taken(known, refused.problem().code(), List.of(), refused);
    }
  }
}
