package dev.pillowmint.followup.send.webhook;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/**
 * Where a company channel's messages go.
 *
 * @param channel its name in logs, e.g. {@code webhook:letters}
 * @param url where
 * @param timeout until its answer begins
 * @param signatures by which the receiver knows us
 */
public record Target(String channel, URI url, Duration timeout, Signatures signatures) {

  /**
   * The target that settings name.
   *
   * @throws IllegalArgumentException if a setting cannot be used; names it and what is expected
   */
  public static Target of(String name, WebhookSettings settings) {
    URI url = settings.url();
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    boolean http = settings.allowHttp() && scheme.equals("http");
    if (!(scheme.equals("https") || http)
        || url.getHost() == null
        || url.getUserInfo() != null
        || url.getFragment() != null) {
      throw new IllegalArgumentException(
          "pillowmint.channels.webhooks.%s.url is \"%s\"; expected an https address without user and fragment (http only with allow-http: true)"
              .formatted(name, url.getHost() == null ? url : scheme + "://" + url.getHost()));
    }
    return new Target("webhook:" + name, url, settings.timeout(), Signatures.of(name, settings));
  }
}
