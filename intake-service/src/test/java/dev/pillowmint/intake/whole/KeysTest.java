package dev.pillowmint.intake.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.intake.whole.Intake.Answer;
import dev.pillowmint.localstack.TestStack;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Keys over REST, on two instances. */
@Tag("stack")
@ExtendWith(OutputCaptureExtension.class)
class KeysTest {
  private static Intake one;
  private static Intake other;

  @BeforeAll
  static void start() {
    TestStack stack = TestStack.shared();
    one = Intake.shared();
    other = Intake.against(stack.bootstrapServers(), stack.registryUrl());
    for (Intake intake : List.of(one, other)) {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> intake.management("/actuator/health/readiness", "").status() == 200);
    }
  }

  @AfterAll
  static void stop() {
    other.close();
  }

  @Test
  void shouldLetInOnEveryInstanceUntilRevoked(CapturedOutput output) {
    JsonNode made = created("{\"source\": \"shop-1\"}");
    String key = made.get("key").asString();

    assertThat(publish(one, key, "shop-1").status()).isEqualTo(202);
    eventually(other, key, "shop-1", 202);
    Answer revoked = admin(one, "POST", "/v1/keys/" + made.get("id").asString() + "/revoke", "");

    assertThat(revoked.json().get("state").asString()).isEqualTo("revoked");
    assertThat(publish(one, key, "shop-1").status()).isEqualTo(401);
    eventually(other, key, "shop-1", 401);
    JsonNode listed = admin(other, "GET", "/v1/keys?source=shop-1", "").json().at("/keys/0");
    assertThat(listed.get("id")).isEqualTo(made.get("id"));
    assertThat(listed.get("state").asString()).isEqualTo("revoked");
    assertThat(listed.has("key")).isFalse();
    assertThat(listed.has("hash")).isFalse();
    assertThat(output.getAll())
        .contains("key.create of " + made.get("id").asString() + " by admin: DONE")
        .doesNotContain(key.substring(16));
  }

  @Test
  void shouldHoldAKeyToItsTypesAndCustomersInABatchToo() {
    String key =
        created(
                """
                {"source": "shop-2", "types": ["gesture.delivered"], "customers": ["DE-", "AT-"]}
                """)
            .get("key")
            .asString();

    Answer answer =
        one.postAs(
            key,
            Intake.PLAIN,
            "[%s,%s,%s]"
                .formatted(
                    event("shop-2", "gesture.delivered", "AT-7"),
                    event("shop-2", "customer.erased", "DE-7")
                        .replace("\"attributes\": {\"gestureId\": \"g\"}", "\"attributes\": {}"),
                    event("shop-2", "gesture.delivered", "FR-7")));

    assertThat(answer.status()).isEqualTo(207);
    assertThat(answer.json().get("accepted").asInt()).isEqualTo(1);
    JsonNode type = answer.json().at("/results/1/problem");
    assertThat(type.get("status").asInt()).isEqualTo(403);
    assertThat(type.get("type").asString()).isEqualTo("urn:pillowmint:problem:foreign-type");
    assertThat(type.at("/errors/0/pointer").asString()).isEqualTo("/1/type");
    JsonNode customer = answer.json().at("/results/2/problem");
    assertThat(customer.get("type").asString())
        .isEqualTo("urn:pillowmint:problem:foreign-customer");
    assertThat(customer.at("/errors/0/pointer").asString()).isEqualTo("/2/customerId");
    assertThat(customer.get("detail").asString()).contains("DE- or AT-");
  }

  @Test
  void shouldRotateWithAnOverlapAndOnceOnly() {
    JsonNode made = created("{\"source\": \"shop-3\"}");
    String rotate = "/v1/keys/" + made.get("id").asString() + "/rotate";
    List<Answer> answers;
    try (ExecutorService admins = Executors.newVirtualThreadPerTaskExecutor()) {
      answers =
          IntStream.range(0, 4)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () ->
                              admin(
                                  i % 2 == 0 ? one : other,
                                  "POST",
                                  rotate,
                                  "{\"overlap\": \"PT1H\"}"),
                          admins))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();
    }
    List<Answer> done = answers.stream().filter(a -> a.status() == 201).toList();
    assertThat(answers).extracting(Answer::status).isSubsetOf(201, 409, 503);
    assertThat(done).hasSizeLessThanOrEqualTo(1);
    assertThat(admin(one, "GET", "/v1/keys?source=shop-3", "").json().get("keys"))
        .hasSizeLessThanOrEqualTo(2);

    Answer next = done.isEmpty() ? admin(one, "POST", rotate, "") : done.getFirst();
    eventually(one, next.json().get("key").asString(), "shop-3", 202);
    assertThat(publish(one, made.get("key").asString(), "shop-3").status()).isEqualTo(202);
  }

  @Test
  void shouldRefuseWhatCannotBeAndSayWhere() {
    Answer unknown = admin(one, "POST", "/v1/keys/nobody/revoke", "");
    Answer invalid = admin(one, "POST", "/v1/keys", "{\"types\": [\"no.such\"]}");
    Answer unreadable =
        admin(one, "POST", "/v1/keys", "{\"source\": \"x\", \"expiresAt\": \"soon\"}");
    Answer misspelt = admin(one, "POST", "/v1/keys", "{\"source\": \"x\", \"type\": []}");

    assertThat(unknown.status()).isEqualTo(404);
    assertThat(invalid.status()).isEqualTo(400);
    assertThat(invalid.json().get("errors").findValuesAsString("pointer"))
        .containsExactly("/source", "/types/0");
    assertThat(unreadable.status()).isEqualTo(400);
    assertThat(unreadable.json().at("/errors/0/pointer").asString()).isEqualTo("/expiresAt");
    assertThat(misspelt.status()).isEqualTo(400);
    assertThat(misspelt.json().at("/errors/0/pointer").asString()).isEqualTo("/type");
  }

  @Test
  void shouldKeepEveryActInTheAuditLog() {
    JsonNode made = created("{\"source\": \"shop-4\", \"types\": [\"fee.charged\"]}");
    admin(one, "POST", "/v1/keys/" + made.get("id").asString() + "/revoke", "");
    admin(one, "POST", "/v1/keys/" + made.get("id").asString() + "/rotate", "");

    JsonNode acts = admin(other, "GET", "/v1/audit", "").json().get("acts");
    List<String> ofKey =
        acts.values().stream()
            .filter(act -> act.get("subject").equals(made.get("id")))
            .map(act -> act.get("act").asString() + " " + act.get("outcome").asString())
            .toList();
    assertThat(ofKey).containsExactly("key.rotate REFUSED", "key.revoke DONE", "key.create DONE");
    assertThat(acts.toString()).doesNotContain(made.get("key").asString().substring(16));
  }

  private static JsonNode created(String asked) {
    Answer answer = admin(one, "POST", "/v1/keys", asked);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    return answer.json();
  }

  private static Answer admin(Intake intake, String method, String path, String body) {
    return Intake.send(
        intake
            .request(path)
            .header("Authorization", Intake.basic("admin"))
            .header("Content-Type", Intake.PLAIN)
            .method(method, BodyPublishers.ofString(body)));
  }

  private static void eventually(Intake intake, String key, String source, int status) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> publish(intake, key, source).status() == status);
  }

  private static Answer publish(Intake intake, String key, String source) {
    return intake.postAs(key, Intake.PLAIN, event(source, "gesture.delivered", "C-keys"));
  }

  private static String event(String source, String type, String customer) {
    return """
        {"id": "k-1", "source": "%s", "type": "%s", "customerId": "%s",
         "attributes": {"gestureId": "g"}}
        """
        .formatted(source, type, customer);
  }
}
