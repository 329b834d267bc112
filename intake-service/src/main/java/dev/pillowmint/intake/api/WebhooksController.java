package dev.pillowmint.intake.api;

import dev.pillowmint.intake.api.TakeWebhooks.Taken;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/webhooks/{name}}: whoever signs is let in; what is made of it, the core says. */
@RestController
class WebhooksController {
  private final TakeWebhooks takeWebhooks;
  private final Answers answers;
  private final MeterRegistry metrics;

  WebhooksController(TakeWebhooks takeWebhooks, Answers answers, MeterRegistry metrics) {
    this.takeWebhooks = takeWebhooks;
    this.answers = answers;
    this.metrics = metrics;
  }

  @PostMapping("/v1/webhooks/{name}")
  @Operation(summary = "Takes what another system signed")
  ResponseEntity<?> post(
      @PathVariable String name, HttpServletRequest request, HttpServletResponse response) {
    Taken taken = takeWebhooks.take(name, request, response);
    // A name that is none of ours is no value of a metric.
    metrics
        .counter(
            "pillowmint.webhooks.received",
            "webhook",
            taken.known() ? name : "unknown",
            "outcome",
            taken.outcome())
        .increment();
    if (taken.refused() == null) {
      return answers.to(true, taken.results());
    }
    if (taken.refused().problem() == Problem.UNSIGNED) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Webhook-Signature");
    }
    return answers.to(taken.refused());
  }
}
