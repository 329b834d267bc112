package dev.pillowmint.intake.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.intake.access.Authority;
import dev.pillowmint.localstack.TestStack;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates instead of keys, and the server's own. */
@Tag("stack")
class CertificatesTest {
  @TempDir private static Path folder;
  private static Authority authority;
  private static Intake intake;

  @BeforeAll
  static void start() {
    authority = Authority.in(folder);
    Path server = issueServer();
    authority.issue("billing", "CN=billing,O=Example");
    authority.issue("shop", "CN=anything", "-ext", "san=uri:spiffe://example.com/shop");
    authority.issue("unknown", "CN=unknown,O=Example");
    TestStack stack = TestStack.shared();
    String bundle = "spring.ssl.bundle.pem.intake.";
    intake =
        Intake.against(
            stack.bootstrapServers(),
            stack.registryUrl(),
            "server.ssl.bundle=intake",
            "server.ssl.client-auth=want",
            bundle + "keystore.certificate=file:" + server,
            bundle + "keystore.private-key=file:" + server,
            bundle + "truststore.certificate=file:" + authority.trusted(),
            bundle + "reload-on-update=true",
            "spring.ssl.bundle.watch.file.quiet-period=100ms",
            "management.server.ssl.enabled=false",
            "pillowmint.access.certificates.billing.subjects[0]=CN=billing,O=Example",
            "pillowmint.access.certificates.shop.names[0]=spiffe://example.com/shop",
            "pillowmint.access.certificates.shop.customers[0]=DE-");
  }

  @AfterAll
  static void stop() {
    intake.close();
  }

  @Test
  void shouldLetASourceInByItsSubjectOrAlternativeName() throws Exception {
    assertThat(publish(client("billing"), "billing", "C-tls").statusCode()).isEqualTo(202);
    assertThat(publish(client("shop"), "shop", "DE-1").statusCode()).isEqualTo(202);
    assertThat(publish(client("shop"), "shop", "FR-1").body()).contains("foreign-customer");
    assertThat(publish(client("shop"), "billing", "DE-1").body()).contains("foreign-source");
  }

  @Test
  void shouldRefuseWhoShowsNoneOrOneThatIsNobodys() throws Exception {
    assertThat(publish(client(""), "billing", "C-tls").statusCode()).isEqualTo(401);
    assertThat(publish(client("unknown"), "billing", "C-tls").statusCode()).isEqualTo(401);
  }

  @Test
  void shouldRefuseACertificateOfAnotherAuthority(@TempDir Path elsewhere) throws IOException {
    Authority stranger = Authority.in(elsewhere);
    stranger.issue("billing", "CN=billing,O=Example");
    Files.copy(elsewhere.resolve("billing.p12"), folder.resolve("forged.p12"));

    assertThatThrownBy(() -> publish(client("forged"), "billing", "C-tls"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void shouldTakeAKeyBeforeACertificate() throws Exception {
    HttpResponse<String> wrongKey =
        client("billing")
            .send(
                event("billing", "C-tls").header("Authorization", "Bearer wrong").build(),
                BodyHandlers.ofString());

    assertThat(wrongKey.statusCode()).isEqualTo(401);
  }

  @Test
  void shouldFailNothingWhileTheServersCertificateIsReplaced() {
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger accepted = new AtomicInteger();
    Queue<String> failures = new ConcurrentLinkedQueue<>();
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        for (int i = 0; i < 6; i++) {
          boolean keepsAlive = i % 2 == 0;
          senders.execute(() -> load(keepsAlive, over, accepted, failures));
        }
        for (int round = 0; round < 3; round++) {
          int before = accepted.get();
          issueServer();
          BigInteger newest = authority.certificate("server").getSerialNumber();
          await()
              .atMost(Duration.ofSeconds(30))
              .untilAsserted(() -> assertThat(serial()).isEqualTo(newest));
          await().atMost(Duration.ofSeconds(30)).until(() -> accepted.get() > before + 50);
        }
      } finally {
        over.set(true);
      }
    }
    assertThat(failures).isEmpty();
  }

  private static void load(
      boolean keepsAlive, AtomicBoolean over, AtomicInteger accepted, Queue<String> failures) {
    HttpClient kept = client("billing");
    while (!over.get()) {
      try {
        HttpClient client = keepsAlive ? kept : client("billing");
        HttpResponse<String> answer = publish(client, "billing", "C-tls");
        if (answer.statusCode() == 202) {
          accepted.incrementAndGet();
        } else {
          failures.add(answer.statusCode() + " " + answer.body());
        }
      } catch (IOException | RuntimeException e) {
        failures.add(e.toString());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static Path issueServer() {
    return authority.issue("server", "CN=localhost", "-ext", "san=dns:localhost");
  }

  /** Of the certificate that a new client is shown. */
  private static BigInteger serial() throws IOException {
    SSLContext fresh = authority.client("");
    try (SSLSocket socket =
        (SSLSocket) fresh.getSocketFactory().createSocket("localhost", intake.port())) {
      socket.startHandshake();
      return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSerialNumber();
    }
  }

  private static HttpClient client(String name) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .sslContext(authority.client(name))
        .build();
  }

  private static HttpResponse<String> publish(HttpClient client, String source, String customer)
      throws IOException, InterruptedException {
    return client.send(event(source, customer).build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder event(String source, String customer) {
    return HttpRequest.newBuilder(
            URI.create("https://localhost:%d/v1/events".formatted(intake.port())))
        .timeout(Duration.ofSeconds(30))
        .header("Content-Type", Intake.PLAIN)
        .POST(
            BodyPublishers.ofString(
                """
                {"id": "m-1", "source": "%s", "type": "gesture.delivered", "customerId": "%s",
                 "attributes": {"gestureId": "g"}}
                """
                    .formatted(source, customer)));
  }
}
