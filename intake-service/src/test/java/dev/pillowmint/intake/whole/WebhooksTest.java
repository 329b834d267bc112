package dev.pillowmint.intake.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.intake.webhook.WebhookFilesException;
import dev.pillowmint.intake.whole.Intake.Answer;
import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.schemas.CustomerEvent;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Webhooks at the running service. */
@Tag("stack")
class WebhooksTest {
  private final Hooks hooks = new Hooks();
  private Intake intake;

  @BeforeEach
  void start() {
    intake = against(hooks.setting());
  }

  @AfterEach
  void stop() {
    intake.close();
  }

  private static Intake against(String... settings) {
    TestStack stack = TestStack.shared();
    List<String> all = new java.util.ArrayList<>(List.of(settings));
    all.add("pillowmint.webhooks.every=100ms");
    all.add(Intake.BILLING_KEY);
    return Intake.against(
        stack.bootstrapServers(), stack.registryUrl(), all.toArray(String[]::new));
  }

  @Test
  void shouldPublishWhatAPayloadBecomesUnderTheSameIdEachTime() {
    String body = praise("hook-again");

    Answer first = hooks.post(intake, "shop", body);
    Answer again = hooks.post(intake, "shop", body);

    assertThat(first.status()).as(first.text()).isEqualTo(202);
    assertThat(first.json().at("/accepted").asInt()).isEqualTo(1);
    assertThat(first.json().at("/results/0/id").asString()).isEqualTo("hook-again");
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(published("hook-again"))
        .hasSize(2)
        .allSatisfy(
            event -> {
              assertThat(event.getSource()).isEqualTo("hooked-shop");
              assertThat(event.getType()).isEqualTo("praise.received");
              assertThat(event.getCustomerId()).isEqualTo("C-hook");
            });
  }

  @Test
  void shouldTakeWhatIsOfNoKindItKnows() {
    Answer answer = hooks.post(intake, "shop", "{\"ping\": true}");

    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    assertThat(answer.json().at("/results").size()).isZero();
    assertThat(received("nothing")).isEqualTo(1);
  }

  @Test
  void shouldRefuseWhatIsNotSignedAlikeWhateverIsWrong() {
    Answer wrong = hooks.post(intake, "shop", praise("hook-wrong"), "Authorization", "Bearer x");
    Answer malformed = hooks.post(intake, "shop", praise("hook-wrong"), "Authorization", "Basic x");
    Answer key =
        hooks.post(intake, "shop", praise("hook-wrong"), "Authorization", "Bearer demo-key");

    assertThat(wrong.status()).as(wrong.text()).isEqualTo(401);
    assertThat(wrong.header("WWW-Authenticate")).isEqualTo("Webhook-Signature");
    assertThat(malformed.text()).isEqualTo(wrong.text());
    assertThat(key.text()).isEqualTo(wrong.text());
    assertThat(published("hook-wrong")).isEmpty();
    assertThat(received("signature-wrong")).isEqualTo(2);
    assertThat(received("signature-malformed")).isEqualTo(1);
  }

  @Test
  void shouldPublishTheGoodEventsAndNameWhatTheOthersLack() {
    Answer answer =
        hooks.post(
            intake,
            "shop",
            """
            {"customer": "C-hook", "praises": [{"id": "hook-good", "text": "a"}, {"id": "hook-bad"},
             {"id": "hook-long", "text": "%s"}]}
            """
                .formatted("x".repeat(5_000)));

    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.json().at("/type").asString()).isEqualTo("urn:pillowmint:problem:unmappable");
    assertThat(answer.json().at("/errors").valueStream().map(e -> e.get("pointer").asString()))
        .contains("/1/attributes/about", "/2/attributes/about");
    assertThat(answer.json().at("/errors/0/detail").asString())
        .isEqualTo("events[0].attributes.about: item.text is absent or null in the payload");
    assertThat(published("hook-good")).hasSize(1);
    assertThat(published("hook-bad")).isEmpty();
  }

  @Test
  void shouldExchangeSecretsWhileItRuns() {
    String next = "the-second-secret-of-the-shop";
    String file = hooks.read("shop.yaml");
    String second = ", \"file:%s\"]".formatted(hooks.secret("second", next));
    hooks.write("shop.yaml", file.replace("]\ncust", second + "\ncust"));
    await().atMost(Duration.ofSeconds(20)).until(() -> withSecret(next).status() == 202);
    assertThat(withSecret(Hooks.SECRET).status()).isEqualTo(202);

    hooks.secret("first", "what the first secret is from now on");
    await().atMost(Duration.ofSeconds(20)).until(() -> withSecret(Hooks.SECRET).status() == 401);
    assertThat(withSecret(next).status()).isEqualTo(202);
  }

  private Answer withSecret(String secret) {
    return hooks.post(intake, "shop", "{}", "Authorization", "Bearer " + secret);
  }

  @Test
  void shouldKeepTheOldFileWhileANewOneCannotBeUsed() {
    String good = hooks.read("shop.yaml");
    hooks.write("shop.yaml", good.replace("praise.received", "prays.received"));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> health().contains("the changed files cannot be used"));

    assertThat(health()).contains("\"status\":\"UP\"");
    assertThat(metric("pillowmint_webhooks_files_faulty")).isEqualTo(1);
    assertThat(hooks.post(intake, "shop", praise("hook-kept")).status()).isEqualTo(202);

    hooks.write("shop.yaml", good.replace("item.text", "\"'mended'\""));
    await().atMost(Duration.ofSeconds(20)).until(() -> !health().contains("cannot be used"));
    assertThat(
            hooks
                .post(
                    intake,
                    "shop",
                    "{\"praises\": [{\"id\": \"hook-mended\"}], \"customer\": \"C-hook\"}")
                .status())
        .isEqualTo(202);
    assertThat(metric("pillowmint_webhooks_files_faulty")).isZero();
  }

  @Test
  void shouldNotStartWithAFileThatCannotBeUsed() {
    Hooks faulty = new Hooks();
    faulty.write("shop.yaml", faulty.read("shop.yaml").replace("item.id", "itm.id"));

    assertThatThrownBy(() -> against(faulty.setting()).close())
        .hasRootCauseInstanceOf(WebhookFilesException.class)
        .hasRootCauseMessage(
            "shop.yaml: events[0].id: is no CEL expression: undeclared reference to 'itm' (column 1)");
  }

  /** Nor does who only claims to be the shop use up what the shop may send. */
  @Test
  void shouldHoldASourceToWhatItMaySend() {
    try (Intake limited =
        against(
            hooks.setting(),
            "pillowmint.rate-limits.sources.hooked-shop.events=2",
            "pillowmint.rate-limits.sources.hooked-shop.per=1h")) {
      for (int i = 0; i < 5; i++) {
        assertThat(hooks.post(limited, "shop", "{}", "Authorization", "Bearer wrong").status())
            .isEqualTo(401);
      }
      assertThat(hooks.post(limited, "shop", praise("hook-limited")).status()).isEqualTo(202);
      assertThat(hooks.post(limited, "shop", "{}").status()).isEqualTo(202);
      Answer third = hooks.post(limited, "shop", praise("hook-limited"));

      assertThat(third.status()).isEqualTo(429);
      assertThat(third.header("Retry-After")).isNotEmpty();
    }
  }

  private static String praise(String id) {
    return Hooks.PRAISE.replace("praise-1", id);
  }

  private static List<CustomerEvent> published(String id) {
    return Topic.read().stream()
        .map(ConsumerRecord::value)
        .filter(event -> event.getId().equals(id))
        .toList();
  }

  private String health() {
    return intake.management("/actuator/health", "").text();
  }

  private double received(String outcome) {
    return metric(
        "pillowmint_webhooks_received_total{application=\"intake-service\",outcome=\"%s\",webhook=\"shop\"}"
            .formatted(outcome));
  }

  private double metric(String begins) {
    return intake
        .management("/actuator/prometheus", "metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith(begins))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .findFirst()
        .orElse(-1);
  }
}
