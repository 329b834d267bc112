package dev.pillowmint.intake.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.intake.whole.Intake.Answer;
import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.schemas.CustomerEvent;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * Whatever comes in and however bad it is, the log has no word of a customer in it, nor a secret.
 */
@Tag("stack")
@ExtendWith(OutputCaptureExtension.class)
class NothingPersonalLoggedTest {
  private static final String WORD = "qzxwvk";
  private static final Hooks HOOKS = new Hooks();

  private static Intake intake;

  @BeforeAll
  static void start() {
    TestStack stack = TestStack.shared();
    intake =
        Intake.against(
            stack.bootstrapServers(), stack.registryUrl(), Intake.BILLING_KEY, HOOKS.setting());
  }

  @AfterAll
  static void stop() {
    intake.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"displayName\": \"qzxwvk\"}",
        "{\"displayName\": \"qzxwvk\", \"email\": \"qzxwvk\"}",
        "{\"displayName\": [\"qzxwvk\"]}",
        "{\"nickName\": \"qzxwvk\"}",
        "{\"displayName\": \"qzxwvk}"
      })
  void shouldLogNoWordOfAnEvent(String attributes, CapturedOutput output) {
    String event =
        """
        {"id": "%s", "source": "billing", "type": "customer.profile-changed", "customerId": "C-log", "attributes": %s}
        """
            .formatted(UUID.randomUUID(), attributes);

    Answer answer = intake.post(Intake.PLAIN, event);
    intake.post("application/x-ndjson", event.replace("\n", "") + "\n");
    intake.post(Intake.BATCH, "[" + event + "]");

    assertThat(answer.status()).isIn(202, 400);
    assertThat(output.getAll()).doesNotContain(WORD, "demo-key");
  }

  @Test
  void shouldLogNoWordOfAWebhook(CapturedOutput output) {
    for (String payload :
        List.of(
            "{\"praises\": [{\"id\": \"log-1\", \"text\": \"qzxwvk\"}], \"customer\": \"C-log\"}",
            "{\"praises\": [{\"id\": \"log-2\", \"words\": \"qzxwvk\"}], \"customer\": \"C-log\"}",
            "{\"praises\": \"qzxwvk\", \"customer\": \"C-log\"}",
            "{\"praises\": qzxwvk")) {
      HOOKS.post(intake, "shop", payload);
    }
    HOOKS.post(intake, "shop", "{}", "Authorization", "Bearer qzxwvk");

    assertThat(output.getAll())
        .contains("A payload of the webhook shop does not become what its file says")
        .doesNotContain(WORD, Hooks.SECRET);
  }

  @Test
  void shouldLogNoWordOfADeadLetterThatIsRepaired(CapturedOutput output) {
    String letter =
        Letters.refused(
            CustomerEvent.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setSource("crm")
                .setType("customer.profile-changed")
                .setCustomerId("C-log")
                .setTime(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .setAttributes(
                    Map.of(
                        "displayName", Attributes.toAvro(WORD), "email", Attributes.toAvro(WORD)))
                .build());
    String unreadable = Letters.unreadable("C-log", WORD.getBytes(StandardCharsets.UTF_8));

    repair("GET", letter, "");
    repair("GET", unreadable, "");
    repair("PATCH", letter, "{\"attributes\": {\"email\": \"%s@\"}}".formatted(WORD));
    assertThat(
            repair(
                    "PATCH",
                    letter,
                    "{\"attributes\": {\"email\": \"%s@example.com\"}}".formatted(WORD))
                .status())
        .isEqualTo(200);
    assertThat(repair("POST", letter + "/replay", "").status()).isEqualTo(200);

    assertThat(output.getAll()).contains("dead-letter.replay").doesNotContain(WORD);
  }

  private static Answer repair(String method, String path, String body) {
    HttpRequest.Builder request =
        intake
            .request("/v1/dead-letters/" + path)
            .header("Authorization", Intake.basic("operator"))
            .header(
                "Content-Type",
                method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
            .method(
                method,
                method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    return Intake.send(request);
  }
}
