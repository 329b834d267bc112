package dev.pillowmint.intake.webhook;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One system that sends webhooks.
 *
 * @param name in the address it sends to
 * @param source of its events
 * @param signature how it proves that it is itself
 * @param secrets that it may prove it with; one, or two while they are exchanged
 * @param mapping what its payloads become
 */
public record Webhook(
    String name, String source, Signature signature, List<Secret> secrets, Mapping mapping) {
  public Webhook {
    secrets = List.copyOf(secrets);
  }

  /** Whether the request is its own, as it was sent and not long ago. */
  public Verdict verify(Delivery delivery, java.time.Instant now) {
    return signature.verify(delivery, secrets, now);
  }

  /** Whether a body of that type is a form: GitHub sends one unless it is told to send JSON. */
  public boolean takesForm(@Nullable String contentType) {
    return signature.scheme() == Scheme.GITHUB && FormPayload.isForm(contentType);
  }

  /** The JSON that the request holds; empty: it is a form, but without it. */
  public Optional<byte[]> json(Delivery delivery) {
    return takesForm(delivery.header("content-type"))
        ? FormPayload.of(delivery.body())
        : Optional.of(delivery.body());
  }
}
