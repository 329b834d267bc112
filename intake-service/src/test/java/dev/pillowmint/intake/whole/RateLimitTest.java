package dev.pillowmint.intake.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.intake.whole.Intake.Answer;
import dev.pillowmint.localstack.TestStack;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a source may send, and that another is not held up by it. */
@Tag("stack")
class RateLimitTest {
  private static final String EVENT =
      "{\"id\":\"rate-%d\",\"source\":\"billing\",\"type\":\"gesture.delivered\",\"customerId\":\"C-r\",\"attributes\":{\"gestureId\":\"g\"}}";

  @Test
  void shouldRefuseWhatIsMoreThanASourceMaySendAndTakeWhatAnotherSends() {
    TestStack stack = TestStack.shared();
    try (Intake intake =
        Intake.against(
            stack.bootstrapServers(),
            stack.registryUrl(),
            Intake.BILLING_KEY,
            "pillowmint.rate-limits.sources.billing.events=20",
            "pillowmint.rate-limits.sources.billing.per=1h")) {
      Answer first = intake.postAs("billing-key", Intake.PLAIN, batch(15));
      Answer more = intake.postAs("billing-key", Intake.PLAIN, batch(6));
      Answer broken = intake.postAs("billing-key", Intake.PLAIN, "{");
      Answer large = intake.postAs("billing-key", Intake.PLAIN, batch(22));
      Answer other = intake.post(Intake.PLAIN, batch(30));

      assertThat(first.status()).as(first.text()).isEqualTo(202);
      assertThat(first.header("RateLimit-Policy")).isEqualTo("\"events\";q=20;w=3600");
      assertThat(first.header("RateLimit")).startsWith("\"events\";r=5;t=");
      assertThat(more.status()).isEqualTo(429);
      assertThat(more.json().at("/type").asString())
          .isEqualTo("urn:pillowmint:problem:rate-limited");
      assertThat(Integer.parseInt(more.header("Retry-After"))).isBetween(100, 180);
      assertThat(broken.status()).isEqualTo(400);
      assertThat(broken.header("RateLimit")).startsWith("\"events\";r=3;");
      assertThat(large.status()).isEqualTo(413);
      assertThat(other.status()).isEqualTo(202);
      assertThat(other.header("RateLimit-Policy")).isEqualTo("\"events\";q=100000;w=10");
    }
  }

  @Test
  void shouldSlowAStreamDownRatherThanRefuseIt() {
    TestStack stack = TestStack.shared();
    try (Intake intake =
        Intake.against(
            stack.bootstrapServers(),
            stack.registryUrl(),
            "pillowmint.rate-limits.events=50",
            "pillowmint.rate-limits.per=1s")) {
      String lines = String.join("\n", IntStream.range(0, 120).mapToObj(EVENT::formatted).toList());

      Answer answer = intake.post("application/x-ndjson", lines, "Prefer", "return=minimal");

      assertThat(answer.text()).contains("\"accepted\":120");
    }
  }

  /** Two sources hold as many requests as they may, and send no more of them. */
  @Test
  void shouldTakeWhatOneSourceSendsWhileOthersAreGreedyAndSlow() throws IOException {
    TestStack stack = TestStack.shared();
    List<Wire> wires = new ArrayList<>();
    try (Intake intake =
        Intake.against(
            stack.bootstrapServers(),
            stack.registryUrl(),
            Intake.BILLING_KEY,
            "pillowmint.access.keys.crm=714815f9ca35a80bf606f03cffb3bd66f2511788b0342a0d1e60605d83979167",
            "pillowmint.intake.in-flight=4MB")) {
      for (String key : List.of("demo-key", "crm-key")) {
        for (int i = 0; i < 30; i++) {
          Wire wire = new Wire(intake.port(), 5_000);
          wires.add(wire);
          wire.send(
              "POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: 262144\r\n\r\n["
                  .formatted(key));
        }
        await()
            .atMost(Duration.ofSeconds(5))
            .untilAsserted(() -> assertThat(left(intake)).isLessThan(2_200_000));
      }
      for (int i = 0; i < 20; i++) {
        assertThat(intake.postAs("billing-key", Intake.PLAIN, batch(20)).status()).isEqualTo(202);
      }
      assertThat(left(intake)).isPositive();
    } finally {
      for (Wire wire : wires) {
        wire.close();
      }
    }
  }

  private static long left(Intake intake) {
    return intake
        .management("/actuator/prometheus", "metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith("pillowmint_intake_capacity_left_bytes"))
        .mapToLong(line -> Math.round(Double.parseDouble(line.substring(line.lastIndexOf(' ')))))
        .findFirst()
        .orElseThrow();
  }

  private static String batch(int events) {
    return "["
        + String.join(",", IntStream.range(0, events).mapToObj(EVENT::formatted).toList())
        + "]";
  }
}
