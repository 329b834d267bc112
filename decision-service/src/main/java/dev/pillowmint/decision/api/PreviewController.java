package dev.pillowmint.decision.api;

import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.decide.Rehearsal;
import dev.pillowmint.decision.policy.Policies;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.policy.PolicyVersion;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Decides for given facts, without any effect. */
@RestController
class PreviewController {
  private final PolicyDocuments documents;
  private final Policies policies;
  private final EventTypes catalogue;
  private final Clock clock;

  PreviewController(
      PolicyDocuments documents, Policies policies, EventTypes catalogue, Clock clock) {
    this.documents = documents;
    this.policies = policies;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  @PostMapping(path = "/v1/preview", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "What would be decided for these facts; nothing is kept")
  PreviewView preview(@RequestBody PreviewRequest request) {
    Instant now = clock.instant();
    PreviewEvents events = new PreviewEvents(catalogue, now);
    Event event = events.event(request);
    Policy policy = policy(request, now);
    return PreviewView.of(policy, Rehearsal.decide(policy, events.history(request, event), event));
  }

  private Policy policy(PreviewRequest request, Instant now) {
    String document = request.document();
    StoryView.PolicyView version = request.policy();
    if (document != null && version != null) {
      throw new InvalidRequestException("/document", "State \"policy\" or \"document\", not both.");
    }
    if (document != null) {
      return documents.compiled(document);
    }
    return version == null
        ? policies.active(now)
        : documents.policy(new PolicyVersion.Id(version.name(), version.version()));
  }
}
