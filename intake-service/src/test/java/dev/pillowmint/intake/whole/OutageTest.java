package dev.pillowmint.intake.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.intake.whole.Intake.Answer;
import dev.pillowmint.localstack.TestStack;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without the broker or the registry: a clear answer in time, and 202 again once they are back. */
@Timeout(180)
@Tag("stack")
@Tag("containers")
class OutageTest {
  private static final TestStack STACK = TestStack.shared();
  private static final int NOT_TAKEN = 0;
  private static final String NOBODY = "localhost:1";

  @Test
  void shouldAnswer503WhileTheBrokerIsAwayAnd202OnceItIsBack() {
    try (Intake intake = Intake.against(STACK.bootstrapServers(), STACK.registryUrl())) {
      assertThat(send(intake, "before").status()).isEqualTo(202);
      STACK.stopBroker();
      try {
        assertThat(whileAway(intake, "away")).isEqualTo(503);
        assertThat(whileAway(intake, "away-still")).isEqualTo(503);
        assertThat(readiness(intake).status()).isEqualTo(503);
        assertThat(readiness(intake).text()).contains("waiting for Kafka");
      } finally {
        STACK.startBroker();
      }
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(send(intake, "back").status()).isEqualTo(202));
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(readiness(intake).status()).isEqualTo(200));
    }
    assertThat(Topic.read().stream().map(r -> r.value().getId())).contains("before", "back");
  }

  /** A stream goes on through an outage and says of each line whether it is durable. */
  @Test
  void shouldLoseNothingOfAStreamThatItAnsweredAsAccepted() throws Exception {
    StreamResults results = new StreamResults();
    try (Intake intake = Intake.against(STACK.bootstrapServers(), STACK.registryUrl());
        Wire wire = new Wire(intake.port(), 60_000);
        ExecutorService sender = Executors.newVirtualThreadPerTaskExecutor()) {
      wire.send(
          "POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer demo-key\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
      AtomicBoolean enough = new AtomicBoolean();
      Future<?> sending = sender.submit(() -> sendLines(wire, enough));
      assertThat(wire.readHead().status()).isEqualTo(200);
      results.readUntil(wire, () -> results.count("accepted") >= 1_000);
      STACK.stopBroker();
      try {
        results.readUntil(wire, () -> results.count("unavailable") > 0);
      } finally {
        STACK.startBroker();
      }
      int before = results.count("accepted");
      results.readUntil(wire, () -> results.count("accepted") > before + 1_000);
      enough.set(true);
      results.readUntil(wire, results::ended);
      sending.get();
    }
    assertThat(results.lines())
        .isEqualTo(IntStream.rangeClosed(1, results.lines().size()).boxed().toList());
    assertThat(Topic.read().stream().map(r -> r.value().getId()).toList())
        .containsAll(results.accepted());
  }

  private static @Nullable Void sendLines(Wire wire, AtomicBoolean enough) throws IOException {
    for (int i = 0; !enough.get(); i++) {
      wire.sendChunk(event("stream-" + i).replace("\n", "") + "\n");
    }
    wire.send("0\r\n\r\n");
    return null;
  }

  @Test
  void shouldKnowTheKeysThatItReadWhileTheBrokerIsAway() {
    try (Intake intake = Intake.against(STACK.bootstrapServers(), STACK.registryUrl())) {
      await().atMost(Duration.ofSeconds(60)).until(() -> readiness(intake).status() == 200);
      Answer made = admin(intake, "/v1/keys", "{\"source\": \"billing\"}");
      String key = made.json().get("key").asString();
      assertThat(intake.postAs(key, Intake.PLAIN, event("key-before")).status()).isEqualTo(202);
      STACK.stopBroker();
      try {
        assertThat(intake.postAs(key, Intake.PLAIN, event("key-away")).status()).isEqualTo(503);
        assertThat(intake.postAs(key + "x", Intake.PLAIN, event("key-away")).status())
            .isEqualTo(401);
        Answer revoked =
            admin(intake, "/v1/keys/" + made.json().get("id").asString() + "/revoke", "");
        assertThat(revoked.status()).isEqualTo(503);
        assertThat(revoked.header("Retry-After")).isEqualTo("5");
      } finally {
        STACK.startBroker();
      }
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> intake.postAs(key, Intake.PLAIN, event("key-back")).status() == 202);
    }
  }

  private static Answer admin(Intake intake, String path, String body) {
    return Intake.send(
        intake
            .request(path)
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", Intake.basic("admin"))
            .header("Content-Type", Intake.PLAIN)
            .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
  }

  @Test
  void shouldBoundWhatWaitsWhileTheBrokerIsAway() {
    try (Intake intake =
            Intake.against(
                NOBODY,
                STACK.registryUrl(),
                "pillowmint.intake.in-flight=1MB",
                "pillowmint.intake.in-flight-per-source=40");
        ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Answer>> answers =
          IntStream.range(0, 200)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> send(intake, "e" + i), senders))
              .toList();

      assertThat(answers.stream().map(CompletableFuture::join))
          .allSatisfy(
              answer -> {
                assertThat(answer.status()).isIn(429, 503);
                assertThat(answer.header("Retry-After")).isEqualTo("5");
              })
          .extracting(Answer::status)
          .contains(429, 503);
      assertThat(metric(intake, "pillowmint_intake_capacity_left_bytes")).isEqualTo(1024 * 1024);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {NOBODY, "no-such-host.invalid:9092"})
  void shouldAnswer503ForABatchInTheTimeOfOneEvent(String broker) {
    try (Intake intake = Intake.against(broker, STACK.registryUrl())) {
      String batch =
          "["
              + String.join(",", IntStream.range(0, 300).mapToObj(i -> event("b" + i)).toList())
              + "]";
      long start = System.nanoTime();

      Answer answer = intake.post(Intake.PLAIN, batch);

      assertThat(answer.status()).isEqualTo(503);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(12));
    }
  }

  @Test
  void shouldAnswer503WhileTheRegistryIsAway() {
    try (Intake intake =
        Intake.against(STACK.bootstrapServers(), "http://localhost:1/apis/registry/v3")) {
      Answer answer = send(intake, "no-registry");

      assertThat(answer.status()).as(answer.text()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).isEqualTo("5");
      assertThat(answer.text()).contains("the schema registry").doesNotContain("Exception");
      assertThat(readiness(intake).text()).contains("waiting for the schema registry");
      assertThat(intake.management("/actuator/health/liveness", "").status()).isEqualTo(200);
    }
  }

  @Test
  void shouldAcceptOnceTheRegistryAppearsAndKeepAcceptingWithoutIt() throws IOException {
    int port = Forwarding.freePort();
    try (Intake intake =
        Intake.against(
            STACK.bootstrapServers(), "http://localhost:%d/apis/registry/v3".formatted(port))) {
      assertThat(send(intake, "early").status()).isEqualTo(503);
      try (Forwarding registry = Forwarding.open(port, URI.create(STACK.registryUrl()))) {
        assertThat(registry).isNotNull();
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(() -> assertThat(send(intake, "later").status()).isEqualTo(202));
        // The keys of sources are read once the registry is there, and not before.
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(() -> assertThat(readiness(intake).status()).isEqualTo(200));
      }
      assertThat(send(intake, "without-registry").status()).isEqualTo(202);
      assertThat(readiness(intake).status()).isEqualTo(200);
    }
  }

  @Test
  void shouldFinishWhatItHasBegunBeforeItStops() {
    List<CompletableFuture<Integer>> answers;
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      try (Intake intake = Intake.against(STACK.bootstrapServers(), STACK.registryUrl())) {
        assertThat(send(intake, "drain-first").status()).isEqualTo(202);
        answers =
            IntStream.range(0, 100)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> sent(intake, i), senders))
                .toList();
        CompletableFuture.anyOf(answers.toArray(CompletableFuture[]::new)).join();
      }
    }
    List<String> published = Topic.read().stream().map(r -> r.value().getId()).toList();
    List<Integer> statuses = answers.stream().map(CompletableFuture::join).toList();
    assertThat(statuses).contains(202).isSubsetOf(202, NOT_TAKEN);
    for (int i = 0; i < statuses.size(); i++) {
      if (statuses.get(i) == 202) {
        assertThat(published).contains("drain-" + i);
      }
    }
  }

  /** The status, or that no connection was to be had. */
  private static int sent(Intake intake, int i) {
    try {
      return send(intake, "drain-" + i).status();
    } catch (AssertionError e) {
      return NOT_TAKEN;
    }
  }

  private static int whileAway(Intake intake, String id) {
    long start = System.nanoTime();
    Answer answer = send(intake, id);
    assertThat(answer.header("Retry-After")).isEqualTo("5");
    assertThat(answer.text()).contains("Waiting for Kafka").doesNotContain("Exception");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(12));
    return answer.status();
  }

  private static Answer readiness(Intake intake) {
    return intake.management("/actuator/health/readiness", "");
  }

  private static double metric(Intake intake, String name) {
    return intake
        .management("/actuator/prometheus", "metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .findFirst()
        .orElseThrow();
  }

  private static Answer send(Intake intake, String id) {
    return intake.post(Intake.PLAIN, event(id));
  }

  private static String event(String id) {
    return """
        {"id": "%s", "source": "billing", "type": "gesture.delivered", "customerId": "C-8",
         "attributes": {"gestureId": "g"}}
        """
        .formatted(id);
  }
}
