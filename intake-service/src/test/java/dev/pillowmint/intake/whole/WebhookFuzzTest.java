package dev.pillowmint.intake.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.intake.whole.Intake.Answer;
import dev.pillowmint.localstack.TestStack;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Spoilt webhooks, of strangers and of who knows the secret: each is answered in time, none with a
 * fault of the service. To see one again: {@code -Dpillowmint.fuzz.seed} with the seed of the
 * message.
 */
@Tag("stack")
class WebhookFuzzTest {
  private static final long SEED = Long.getLong("pillowmint.fuzz.seed", System.nanoTime());
  private static final int REQUESTS = Integer.getInteger("pillowmint.fuzz.webhooks", 20_000);
  private static final int CLIENTS = 16;
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final String FILE =
      """
      source: fuzzed-shop
      signature: {scheme: token}
      secrets: ["file:FIRST"]
      customer: payload.customer
      events:
        - when: has(payload.praises)
          each: payload.praises
          type: praise.received
          id: item.id
          time: item.at
          attributes: {about: item.text}
        - when: has(payload.refund)
          type: refund.issued
          id: payload.refund.id
          attributes: {amount: "money(payload.refund.amount, payload.refund.currency)"}
        - when: has(payload.plain)
          event: payload.plain
      """;
  private static final String RIGHT =
      """
      {"customer": "C-fuzz", "praises": [{"id": "p-NUMBER", "at": "2026-03-02T09:30:00Z", "text": "good"}],
       "refund": {"id": "r-NUMBER", "amount": "4.90", "currency": "EUR"},
       "plain": {"id": "e-NUMBER", "type": "praise.received", "customerId": "C-fuzz", "attributes": {"about": "x"}}}
      """;
  private static final String GOOD = "/v1/webhooks/shop";
  private static final List<String> PATHS =
      List.of(
          "/v1/webhooks/%00x",
          "/v1/webhooks/nobody",
          "/v1/webhooks/shop.yaml",
          "/v1/webhooks/..%2fshop",
          "/v1/webhooks/");
  private static final List<String> TYPES =
      List.of(
          "application/json; charset=utf-8",
          "text/plain",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x",
          "application/vnd.shop+json",
          ";");
  private static final List<String> AUTHORIZATIONS =
      List.of("Bearer demo-key", "Basic Og==", "Bearer", "");

  private final AtomicInteger next = new AtomicInteger();
  private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();

  @Test
  @Timeout(600)
  void shouldAnswerEverySpoiltWebhookWell() {
    Hooks hooks = new Hooks();
    String secret = hooks.secret("first", Hooks.SECRET).toString();
    hooks.write("shop.yaml", FILE.replace("FIRST", secret));
    TestStack stack = TestStack.shared();
    try (Intake intake =
            Intake.against(
                stack.bootstrapServers(),
                stack.registryUrl(),
                hooks.setting(),
                "pillowmint.rate-limits.events=1000000000",
                "logging.level.dev.pillowmint.intake.api=ERROR");
        ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CLIENTS; i++) {
        senders.execute(() -> send(intake));
      }
    }
    assertThat(faults).as("seed %d, %s", SEED, statuses).isEmpty();
    assertThat(statuses.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(REQUESTS);
    assertThat(statuses).containsKeys(202, 400, 401, 404, 415, 422);
    assertThat(statuses).as("nobody waits or is held back").doesNotContainKeys(408, 429);
    assertThat(statuses.get(202)).as("%s", statuses).isGreaterThan(REQUESTS / 20);
  }

  private void send(Intake intake) {
    for (int i = next.getAndIncrement(); i < REQUESTS; i = next.getAndIncrement()) {
      Random random = new Random(SEED * 31 + i);
      byte[] body = SpoiltJson.of(RIGHT.replace("NUMBER", String.valueOf(i)), random);
      HttpRequest.Builder request =
          intake
              .request(mostly(random, GOOD, PATHS))
              .timeout(LONGEST)
              .header("Content-Type", mostly(random, Intake.PLAIN, TYPES))
              .POST(BodyPublishers.ofByteArray(body));
      String authorization = mostly(random, "Bearer " + Hooks.SECRET, AUTHORIZATIONS);
      if (!authorization.isEmpty()) {
        request.header("Authorization", authorization);
      }
      try {
        check(i, body, Intake.send(request));
      } catch (AssertionError | RuntimeException e) {
        fault(i, body, "no answer: " + e + ", " + e.getCause());
      }
    }
  }

  private static String mostly(Random random, String good, List<String> others) {
    return random.nextInt(5) == 0 ? one(random, others) : good;
  }

  private static String one(Random random, List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private void check(int i, byte[] body, Answer answer) {
    statuses.merge(answer.status(), 1, Integer::sum);
    if (answer.status() >= 500
        || answer.text().contains("Exception")
        || answer.text().contains("\tat ")
        || (answer.status() >= 400
            && !answer.header("Content-Type").startsWith("application/problem+json"))) {
      fault(i, body, answer.status() + " " + answer.header("Content-Type") + " " + answer.text());
    }
  }

  private void fault(int i, byte[] body, String what) {
    if (faults.size() < 5) {
      faults.add(
          "request %d: %s%nwas the answer to%n%s"
              .formatted(i, what, new String(body, StandardCharsets.ISO_8859_1)));
    }
  }

  /** A JSON text to which something was done. */
  static final class SpoiltJson {
    private static final List<String> INSTEAD =
        List.of(
            "null",
            "true",
            "-0",
            "1e400",
            "1e9999999",
            "\"1e9999999\"",
            "-1E-999999999",
            "\"-1E-999999999\"",
            "9".repeat(90),
            "9007199254740993",
            "0.1",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "[]",
            "{}",
            "[[[]]]",
            "[".repeat(40),
            "\"" + "x".repeat(5000) + "\"",
            "\"2026-13-45T99:00:00Z\"",
            "1e18",
            "-1e18",
            "\"JPY\"",
            "\"XXX\"",
            "\"4,90\"",
            "{\"a\":{\"a\":1}}",
            "NaN",
            ",",
            "}",
            "\"type\"",
            "\"\uD83D\uDE00\"");

    static byte[] of(String right, Random random) {
      String text = right;
      for (int n = random.nextInt(4); n > 0; n--) {
        List<int[]> tokens = new ArrayList<>();
        java.util.regex.Pattern.compile("\"[^\"]*\"|[0-9.]+|[\\[\\]{}:,]")
            .matcher(text)
            .results()
            .forEach(r -> tokens.add(new int[] {r.start(), r.end()}));
        if (tokens.isEmpty()) {
          break;
        }
        int[] token = tokens.get(random.nextInt(tokens.size()));
        text = text.substring(0, token[0]) + one(random, INSTEAD) + text.substring(token[1]);
      }
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      if (random.nextInt(5) == 0 && body.length > 0) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      return random.nextInt(20) == 0
          ? java.util.Arrays.copyOf(body, random.nextInt(body.length + 1))
          : body;
    }
  }
}
