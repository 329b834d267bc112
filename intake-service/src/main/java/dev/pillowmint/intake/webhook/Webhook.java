package dev.pillowmint.intake.webhook;

import java.util.List;

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

  /** Whether it may send its JSON in a form: GitHub does unless it is told otherwise. */
  public boolean sendsForms() {
    return signature.scheme() == Scheme.GITHUB;
  }
}
