package dev.pillowmint.intake.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.localstack.TestStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/**
 * 100,000 spoilt requests: each is answered in time, none with a fault of the service, and every
 * refusal says what it is about. To see one again: {@code -Dpillowmint.fuzz.seed} with the seed of
 * the message.
 */
@Tag("stack")
class FuzzTest {
  private static final long SEED = Long.getLong("pillowmint.fuzz.seed", System.nanoTime());
  private static final int REQUESTS = Integer.getInteger("pillowmint.fuzz.requests", 100_000);
  private static final int CONNECTIONS = 48;
  private static final int CLIENTS = 16;

  /** Longer than the service lets a connection wait for anything. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private static final int MOST_SHOWN = 5;
  private static final int LONGEST_SHOWN = 1500;
  private static final String TOPIC = "fuzzed-events";

  private final AtomicInteger next = new AtomicInteger();
  private final Map<Integer, Long> statuses = new ConcurrentHashMap<>();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();

  @Test
  @Timeout(900)
  void shouldAnswerEverySpoiltRequestWell() throws Exception {
    TestStack stack = TestStack.shared();
    createTopic(stack);
    try (Intake intake =
            Intake.against(
                stack.bootstrapServers(),
                stack.registryUrl(),
                "pillowmint.publish.topic=" + TOPIC,
                "pillowmint.rate-limits.events=1000000000",
                "pillowmint.intake.in-flight=256MB",
                "logging.level.dev.pillowmint.intake.api=WARN");
        ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CONNECTIONS; i++) {
        senders.execute(() -> overTheWire(intake.port()));
      }
      for (int i = 0; i < CLIENTS; i++) {
        senders.execute(() -> withAClient(intake));
      }
    }
    assertThat(faults.stream().limit(MOST_SHOWN)).as("seed %d, %s", SEED, statuses).isEmpty();
    assertThat(statuses.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(REQUESTS);
    assertThat(statuses).containsKeys(200, 202, 207, 400, 401, 404, 405, 413, 415, 422, 431);
    assertThat(statuses)
        .hasEntrySatisfying(202, n -> assertThat(n).isGreaterThan(REQUESTS / 20))
        .hasEntrySatisfying(400, n -> assertThat(n).isGreaterThan(REQUESTS / 10));
  }

  /** Values are encoded as they are for the real topic, which other tests read. */
  private static void createTopic(TestStack stack) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
    String subjects = stack.ccompatUrl() + "/subjects/";
    Intake.Answer known =
        Intake.send(
            HttpRequest.newBuilder(URI.create(subjects + "customer-events-value/versions/latest")));
    String schema =
        new JsonMapper()
            .writeValueAsString(Map.of("schema", known.json().at("/schema").asString()));
    Intake.Answer registered =
        Intake.send(
            HttpRequest.newBuilder(URI.create(subjects + TOPIC + "-value/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(BodyPublishers.ofString(schema)));
    assertThat(registered.status()).as(registered.text()).isEqualTo(200);
  }

  private void overTheWire(int port) {
    Optional<Wire> connection = Optional.empty();
    for (int i = next.getAndIncrement(); i < REQUESTS; i = next.getAndIncrement()) {
      SpoiltRequest request = new SpoiltRequest(SEED, i, false);
      try {
        Wire wire =
            connection.isPresent()
                ? connection.get()
                : new Wire(port, Math.toIntExact(LONGEST.toMillis()));
        wire.send(request.wire());
        Wire.Answer answer = wire.read();
        check(
            i,
            request,
            answer.status(),
            answer.headers().getOrDefault("content-type", ""),
            answer.body());
        if ("close".equals(answer.headers().get("connection"))) {
          wire.close();
          connection = Optional.empty();
        } else {
          connection = Optional.of(wire);
        }
      } catch (IOException | RuntimeException e) {
        connection = Optional.empty();
        fault(i, request, "no answer: " + e);
      }
    }
  }

  private void withAClient(Intake intake) {
    for (int i = next.getAndIncrement(); i < REQUESTS; i = next.getAndIncrement()) {
      SpoiltRequest request = new SpoiltRequest(SEED, i, true);
      try {
        HttpRequest.Builder builder =
            intake
                .request("/v1/events")
                .timeout(LONGEST)
                .POST(BodyPublishers.ofByteArray(request.body()));
        request.headers().stream()
            .map(header -> header.split(": ?", 2))
            .filter(header -> !header[0].equals("Host"))
            .forEach(header -> builder.header(header[0], header[1]));
        Intake.Answer answer = Intake.send(builder);
        check(i, request, answer.status(), answer.header("Content-Type"), answer.text());
      } catch (AssertionError | RuntimeException e) {
        fault(i, request, "no answer: " + e + ", " + e.getCause());
      }
    }
  }

  private void check(int i, SpoiltRequest request, int status, String type, String body) {
    statuses.merge(status, 1L, Long::sum);
    ToldWell.fault(status, type, body)
        .ifPresent(
            fault -> fault(i, request, "%s: %d %s".formatted(fault, status, shortened(body))));
  }

  private void fault(int i, SpoiltRequest request, String what) {
    if (faults.size() < MOST_SHOWN) {
      faults.add(
          "seed %d, request %d: %s%nwas the answer to%n%s"
              .formatted(
                  SEED,
                  i,
                  what,
                  shortened(new String(request.wire(), StandardCharsets.ISO_8859_1))));
    }
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }
}
