package dev.pillowmint.followup.send.webhook;

import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.time.Duration;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/** Makes the connections to company channels: none is redirected, and each server is known. */
public final class Clients {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final SslBundles bundles;
  private final HttpClient usual = builder().build();

  public Clients(SslBundles bundles) {
    this.bundles = bundles;
  }

  /**
   * The connections of that channel.
   *
   * @throws IllegalArgumentException if its bundle is not set up; names it and what is expected
   */
  public HttpClient of(String name, WebhookSettings settings) {
    String bundle = settings.sslBundle();
    return bundle == null
        ? usual
        : builder().sslContext(bundle(name, bundle).createSslContext()).build();
  }

  private SslBundle bundle(String name, String bundle) {
    try {
      return bundles.getBundle(bundle);
    } catch (NoSuchSslBundleException e) {
      throw new IllegalArgumentException(
          "pillowmint.channels.webhooks.%s.ssl-bundle is \"%s\"; expected a bundle below spring.ssl.bundle, which has %s"
              .formatted(name, bundle, bundles.getBundleNames()),
          e);
    }
  }

  private static HttpClient.Builder builder() {
    return HttpClient.newBuilder()
        .connectTimeout(CONNECT)
        .followRedirects(Redirect.NEVER)
        .version(HttpClient.Version.HTTP_1_1);
  }
}
