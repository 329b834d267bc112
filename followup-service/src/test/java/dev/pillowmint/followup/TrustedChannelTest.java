package dev.pillowmint.followup;

import static dev.pillowmint.followup.GestureBuilder.aGesture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.pillowmint.schemas.FollowUp;
import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.GestureKind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A company channel whose server has a certificate that only the company itself knows. */
@Tag("stack")
class TrustedChannelTest {
  private static final Instant MONDAY_TEN = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SECRET = "whsec_" + "b".repeat(43) + "=";

  private final SettableClock clock = new SettableClock(MONDAY_TEN);
  private final String customer = "c-" + UUID.randomUUID();
  private final AtomicInteger taken = new AtomicInteger();
  @TempDir private Path folder;
  private HttpsServer shop;
  private OwnCertificate certificate;

  @BeforeEach
  void open() throws Exception {
    certificate = OwnCertificate.in(folder);
    shop = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    shop.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
    shop.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          taken.incrementAndGet();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    shop.start();
  }

  @AfterEach
  void close() {
    shop.stop(0);
  }

  @Test
  void shouldHandOverToAPersonUnlessTheCompanysOwnCertificatesAreNamed() {
    try (Streams streams = new Streams();
        RunningService service =
            RunningService.start(
                clock,
                channel("strangers", "url=https://localhost:" + shop.getAddress().getPort()),
                channel("strangers", "secret=" + SECRET),
                channel("strangers", "medium=post"),
                channel("letters", "url=https://localhost:" + shop.getAddress().getPort()),
                channel("letters", "secret=" + SECRET),
                channel("letters", "medium=post"),
                channel("letters", "ssl-bundle=company"),
                "spring.ssl.bundle.pem.company.truststore.certificate=" + certificate.pem())) {
      await().atMost(PATIENCE).until(service::isReady);
      streams.publish(
          aGesture(GestureKind.REFUND, customer, MONDAY_TEN)
              .dueAfter(Duration.ofDays(9))
              .step("known", FollowUpKind.AFTER_CARE, Duration.ofDays(1), "webhook:letters")
              .step("unknown", FollowUpKind.AFTER_CARE, Duration.ofDays(1), "webhook:strangers")
              .build());
      await().atMost(PATIENCE).until(() -> streams.told(customer).size() == 3);
      clock.advance(Duration.ofDays(1));
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(streams.told(customer))
                      .contains("known SENT sent", "unknown DUE channel-untrusted"));
      assertThat(taken).hasValue(1);

      String task =
          streams.followUpsOf(customer).stream()
              .filter(f -> f.getStep().equals("unknown"))
              .map(FollowUp::getId)
              .findFirst()
              .orElseThrow();
      Visitor agent = new Visitor(service);
      agent.logIn("agent", "agent");
      assertThat(agent.get("/tasks/" + task).body())
          .contains("the channel’s server could not show whose it is");
    }
  }

  @Test
  void shouldNameTheBundleThatIsMissingAtStart() {
    assertThatThrownBy(
            () ->
                RunningService.start(
                        clock,
                        channel("letters", "url=https://letters.example.org"),
                        channel("letters", "secret=" + SECRET),
                        channel("letters", "medium=post"),
                        channel("letters", "ssl-bundle=compny"))
                    .close())
        .hasStackTraceContaining(
            "pillowmint.channels.webhooks.letters.ssl-bundle is \"compny\"; expected a bundle below spring.ssl.bundle");
  }

  private static String channel(String name, String setting) {
    return "pillowmint.channels.webhooks.%s.%s".formatted(name, setting);
  }
}
