package dev.pillowmint.followup.send.webhook;

import static dev.pillowmint.followup.send.Messages.aLetter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpServer;
import dev.pillowmint.followup.SettableClock;
import dev.pillowmint.followup.plan.Medium;
import dev.pillowmint.followup.plan.Message;
import dev.pillowmint.followup.plan.Outcome;
import dev.pillowmint.followup.send.FaultyServer;
import dev.pillowmint.followup.send.template.ShippedTemplates;
import dev.pillowmint.followup.send.unsubscribe.UnsubscribeLinks;
import dev.pillowmint.followup.send.unsubscribe.UnsubscribeSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(30)
class WebhookSenderTest {
  private static final String SECRET = "whsec_" + "b".repeat(43) + "=";
  private static final String OLDER = "whsec_" + "a".repeat(43) + "=";

  private final Clock clock = new SettableClock(Instant.now());
  private final List<Map<String, List<String>>> headers = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();
  private final AtomicInteger status = new AtomicInteger(204);
  private final List<String> answerHeader = new ArrayList<>();
  private HttpServer server = start();

  private static HttpServer start() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void answer() {
    server.createContext(
        "/",
        exchange -> {
          headers.add(Map.copyOf(exchange.getRequestHeaders()));
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          if (!answerHeader.isEmpty()) {
            exchange.getResponseHeaders().add(answerHeader.get(0), answerHeader.get(1));
          }
          exchange.sendResponseHeaders(status.get(), -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void shouldSignSoThatTheSpecificationsOwnLibraryAccepts() {
    Message letter = aLetter();
    assertThat(sender(settings(SECRET, null)).send(letter)).isEqualTo(Outcome.ACCEPTED);
    assertThatCode(() -> new Webhook(SECRET).verify(bodies.getFirst(), signed()))
        .doesNotThrowAnyException();
    assertThat(header("Webhook-id")).isEqualTo(letter.id().toString());
    JsonNode body = JsonMapper.builder().build().readTree(bodies.getFirst());
    assertThat(body.get("type").asString()).isEqualTo("follow-up.send");
    assertThat(body.get("timestamp").asString()).endsWith("Z");
    JsonNode data = body.get("data");
    assertThat(data.get("channel").asString()).isEqualTo("webhook:letters");
    assertThat(data.get("customerId").asString()).isEqualTo("c-1");
    assertThat(data.get("text").asString()).contains("Hello Ada,", "We waived the fee.");
  }

  @Test
  void shouldSignWithBothSecretsWhileTheReceiverChangesOver() {
    sender(settings(SECRET, OLDER)).send(aLetter());
    assertThat(header("Webhook-signature").split(" "))
        .hasSize(2)
        .allMatch(s -> s.startsWith("v1,"));
    for (String secret : List.of(SECRET, OLDER)) {
      assertThatCode(() -> new Webhook(secret).verify(bodies.getFirst(), signed()))
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "200, Accepted",
    "202, Accepted",
    "204, Accepted",
    "400, Refused",
    "401, Refused",
    "404, Refused",
    "410, Refused",
    "422, Refused",
    "301, Refused",
    "302, Refused",
    "307, Refused",
    "308, Refused",
    "408, Away",
    "429, Away",
    "500, Away",
    "502, Away",
    "503, Away",
    "504, Away"
  })
  void shouldKnowWhatAnAnswerMeans(int code, String outcome) {
    status.set(code);
    assertThat(sender(settings(SECRET, null)).send(aLetter()).getClass().getSimpleName())
        .isEqualTo(outcome);
  }

  @Test
  void shouldFollowNoRedirect() {
    status.set(307);
    answerHeader.addAll(List.of("Location", url() + "/elsewhere"));
    assertThat(sender(settings(SECRET, null)).send(aLetter())).isEqualTo(Outcome.REFUSED);
    assertThat(bodies).hasSize(1);
  }

  @Test
  void shouldStopAtTheWordThatNothingIsWantedAnyMore() {
    status.set(410);
    WebhookSender sender = sender(settings(SECRET, null));
    sender.send(aLetter());
    status.set(204);
    assertThat(sender.send(aLetter())).isEqualTo(Outcome.REFUSED);
    assertThat(bodies).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"120, PT2M", "0, PT0S", "-5, PT0S", "86400, PT1H", "soon, PT0S", "99999999999, PT0S"})
  void shouldWaitAsLongAsAskedWithinReason(String asked, Duration pause) {
    status.set(429);
    answerHeader.addAll(List.of("Retry-After", asked));
    assertThat(sender(settings(SECRET, null)).send(aLetter())).isEqualTo(new Outcome.Away(pause));
  }

  @Test
  void shouldWaitUntilTheDateAskedFor() {
    status.set(503);
    String date =
        java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(
            clock
                .instant()
                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                .plusSeconds(600)
                .atOffset(java.time.ZoneOffset.UTC));
    answerHeader.addAll(List.of("Retry-After", date));
    assertThat(sender(settings(SECRET, null)).send(aLetter()))
        .isInstanceOfSatisfying(
            Outcome.Away.class,
            away ->
                assertThat(away.pause())
                    .isBetween(Duration.ofSeconds(590), Duration.ofMinutes(10)));
  }

  @Test
  void shouldNotReadAnAnswerThatNeverEnds() {
    try (FaultyServer endless = endless("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n")) {
      assertThat(to(endless.port()).send(aLetter())).isEqualTo(Outcome.ACCEPTED);
    }
  }

  @Test
  void shouldGiveUpOnHeadersThatNeverEndAndOnSilence() {
    try (FaultyServer endless = endless("HTTP/1.1 200 OK\r\n");
        FaultyServer silent = FaultyServer.thatSays();
        FaultyServer garbage = FaultyServer.thatSays("no HTTP at all")) {
      for (FaultyServer server : List.of(endless, silent, garbage)) {
        assertThat(to(server.port()).send(aLetter())).isEqualTo(Outcome.AWAY);
      }
    }
  }

  @Test
  void shouldTrustNoServerThatCannotShowWhoItIs() {
    URI https = URI.create("https://localhost:" + server.getAddress().getPort() + "/letters");
    WebhookSettings settings =
        new WebhookSettings(
            https, SECRET, null, Medium.POST, Duration.ofSeconds(2), 4, null, false);
    assertThat(sender(settings).send(aLetter())).isEqualTo(Outcome.AWAY);
    assertThat(bodies).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://letters.example.org",
        "ftp://x/y",
        "letters",
        "https://u:p@x.org/",
        "https:///x"
      })
  void shouldAskForAnAddressThatIsSafe(String url) {
    WebhookSettings settings =
        new WebhookSettings(
            URI.create(url), SECRET, null, Medium.POST, Duration.ofSeconds(2), 4, null, false);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Target.of("letters", settings))
        .withMessageContaining("pillowmint.channels.webhooks.letters.url")
        .withMessageContaining("expected an https address")
        .withMessageNotContaining("u:p");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "secret", "whsec_", "whsec_c2hvcnQ=", "whsec_no base64 no base64 no base64"})
  void shouldAskForASecretThatIsOne(String secret) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Target.of("letters", settings(secret, null)))
        .withMessageContaining("pillowmint.channels.webhooks.letters.secret")
        .withMessageContaining("openssl rand");
  }

  private static FaultyServer endless(String beginning) {
    byte[] line = "X-More: and more\r\n".repeat(50).getBytes(StandardCharsets.US_ASCII);
    return new FaultyServer(
        (in, out) -> {
          out.write(beginning.getBytes(StandardCharsets.US_ASCII));
          while (true) {
            out.write(line);
            out.flush();
          }
        });
  }

  private WebhookSender to(int port) {
    return sender(
        new WebhookSettings(
            URI.create("http://localhost:" + port),
            SECRET,
            null,
            Medium.POST,
            Duration.ofSeconds(2),
            4,
            null,
            true));
  }

  private WebhookSettings settings(String secret, @Nullable String previous) {
    return new WebhookSettings(
        URI.create(url() + "/letters"),
        secret,
        previous,
        Medium.POST,
        Duration.ofSeconds(2),
        4,
        null,
        true);
  }

  private WebhookSender sender(WebhookSettings settings) {
    return new WebhookSender(
        Target.of("letters", settings),
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
        ShippedTemplates.read(),
        new UnsubscribeLinks(new UnsubscribeSettings(null, null, null, Duration.ofDays(1)), clock),
        clock);
  }

  private String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private String header(String name) {
    return Objects.requireNonNull(headers.getFirst().get(name), name).getFirst();
  }

  private Map<String, List<String>> signed() {
    return Map.of(
        "webhook-id", List.of(header("Webhook-id")),
        "webhook-timestamp", List.of(header("Webhook-timestamp")),
        "webhook-signature", List.of(header("Webhook-signature")));
  }
}
