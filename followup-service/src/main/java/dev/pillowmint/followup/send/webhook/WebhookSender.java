package dev.pillowmint.followup.send.webhook;

import dev.pillowmint.followup.plan.Kind;
import dev.pillowmint.followup.plan.Message;
import dev.pillowmint.followup.plan.Outcome;
import dev.pillowmint.followup.plan.Sender;
import dev.pillowmint.followup.send.template.Letter;
import dev.pillowmint.followup.send.template.Templates;
import dev.pillowmint.followup.send.unsubscribe.UnsubscribeLinks;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javax.net.ssl.SSLHandshakeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands messages to a company system by signed webhooks. It follows no redirect, since the signed
 * words belong to the address that was set; and it does not read the answer, only its status.
 */
public final class WebhookSender implements Sender {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);

  private final Target target;
  private final HttpClient http;
  private final Templates templates;
  private final UnsubscribeLinks links;
  private final Clock clock;
  private volatile boolean gone;

  public WebhookSender(
      Target target, HttpClient http, Templates templates, UnsubscribeLinks links, Clock clock) {
    this.target = target;
    this.http = http;
    this.templates = templates;
    this.links = links;
    this.clock = clock;
  }

  @Override
  public Outcome send(Message message) {
    if (gone) {
      return Outcome.REFUSED;
    }
    try {
      HttpResponse<Void> response = http.send(request(message), answer -> new Drain());
      int status = response.statusCode();
      Optional<String> retryAfter = response.headers().firstValue("Retry-After");
      return told(message, status, Answer.of(status, retryAfter, clock));
    } catch (SSLHandshakeException e) {
      return unshaken(message, e);
    } catch (IOException e) {
      LOG.warn("{} did not take follow-up {}: {}", target.channel(), message.id(), e.toString());
      return Outcome.AWAY;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("It took too long");
    }
  }

  private Outcome unshaken(Message message, SSLHandshakeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        LOG.error(
            "{} is not trusted: {}. If the certificate is your company's own, name an ssl-bundle with its CA; a person takes follow-up {} over",
            target.channel(),
            cause.getMessage(),
            message.id());
        return Outcome.UNTRUSTED;
      }
    }
    LOG.warn("{} did not take follow-up {}: {}", target.channel(), message.id(), e.toString());
    return Outcome.AWAY;
  }

  private HttpRequest request(Message message) {
    Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
    String id = message.id().toString();
    URI link = message.content().marketing() ? links.of(message.id()).orElse(null) : null;
    Optional<Letter> letter =
        message.kind() == Kind.THANK_YOU_NOTE
            ? Optional.empty()
            : templates.write(message, link == null ? null : link.toString());
    String body = Payloads.of(message, letter, link, now);
    return HttpRequest.newBuilder(target.url())
        .timeout(target.timeout())
        .header("Content-Type", "application/json")
        .header("User-Agent", "Pillowmint")
        .header("webhook-id", id)
        .header("webhook-timestamp", String.valueOf(now.getEpochSecond()))
        .header("webhook-signature", target.signatures().sign(id, now, body))
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private Outcome told(Message message, int status, Outcome outcome) {
    String channel = target.channel();
    if (status == 410) {
      gone = true;
      LOG.error(
          "{} wants no more messages (410 Gone): people take them over until the service is started again",
          channel);
    } else if (status >= 300 && status < 400) {
      LOG.error(
          "{} redirects elsewhere ({}), which is not followed: set its url to the right address; a person takes follow-up {} over",
          channel,
          status,
          message.id());
    } else if (!outcome.equals(Outcome.ACCEPTED)) {
      LOG.warn("{} answered follow-up {} with {}", channel, message.id(), status);
    }
    return outcome;
  }
}
