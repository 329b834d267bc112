package dev.pillowmint.intake.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.intake.whole.Intake.Answer;
import dev.pillowmint.localstack.TestStack;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is signed is the bytes of the body as they were sent, whatever the way to sign. */
@Tag("stack")
class SignedWebhooksTest {
  private static final String KEY = "the key of who signs its bodies";
  private static final Hooks HOOKS = new Hooks();

  private static Intake intake;

  /** Ways to sign a body, as who invented them documents it. */
  enum Way {
    STANDARD_WEBHOOKS,
    STRIPE,
    SHOPIFY,
    ZENDESK,
    GITHUB;

    String text() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    Map<String, String> headers(Instant at, byte[] body) {
      String seconds = String.valueOf(at.getEpochSecond());
      return switch (this) {
        case STANDARD_WEBHOOKS ->
            Map.of(
                "webhook-id",
                "msg_1",
                "webhook-timestamp",
                seconds,
                "webhook-signature",
                "v1," + base64(hmac("msg_1." + seconds + ".", body)));
        case STRIPE ->
            Map.of(
                "Stripe-Signature",
                "t=%s,v1=%s".formatted(seconds, hex(hmac(seconds + ".", body))));
        case SHOPIFY -> Map.of("X-Shopify-Hmac-Sha256", base64(hmac("", body)));
        case ZENDESK ->
            Map.of(
                "X-Zendesk-Webhook-Signature",
                base64(hmac(at.toString(), body)),
                "X-Zendesk-Webhook-Signature-Timestamp",
                at.toString());
        case GITHUB -> Map.of("X-Hub-Signature-256", "sha256=" + hex(hmac("", body)));
      };
    }
  }

  @BeforeAll
  static void start() {
    String token = HOOKS.read("shop.yaml");
    String plain = HOOKS.secret("key", KEY).toString();
    String encoded =
        HOOKS.secret("encoded", "whsec_" + base64(KEY.getBytes(StandardCharsets.UTF_8))).toString();
    for (Way way : Way.values()) {
      HOOKS.write(
          way.text() + ".yaml",
          token
              .replace("scheme: token", "scheme: " + way.text())
              .replaceFirst(
                  "file:[^\"]+", "file:" + (way == Way.STANDARD_WEBHOOKS ? encoded : plain)));
    }
    TestStack stack = TestStack.shared();
    intake = Intake.against(stack.bootstrapServers(), stack.registryUrl(), HOOKS.setting());
  }

  @AfterAll
  static void stop() {
    intake.close();
  }

  @ParameterizedTest
  @EnumSource
  void shouldPublishWhatIsSigned(Way way) {
    byte[] body = praise("signed-" + way.text());

    Answer answer = post(way, way.headers(Instant.now(), body), body);

    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    assertThat(published("signed-" + way.text()))
        .singleElement()
        .satisfies(
            event ->
                assertThat(String.valueOf(event.value().getAttributes())).contains("Grüße 🎁"));
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefuseABodyWithOneOtherByte(Way way) {
    byte[] body = praise("altered-" + way.text());
    Map<String, String> headers = way.headers(Instant.now(), body);
    byte[] altered =
        new String(body, StandardCharsets.UTF_8)
            .replace(": ", ":  ")
            .getBytes(StandardCharsets.UTF_8);

    assertThat(post(way, headers, altered).status()).isEqualTo(401);
    assertThat(published("altered-" + way.text())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"STANDARD_WEBHOOKS", "STRIPE", "ZENDESK"})
  void shouldRefuseWhatWasSignedTooFarFromNow(Way way) {
    byte[] body = praise("late-" + way.text());
    Instant now = Instant.now();

    assertThat(post(way, way.headers(now.minus(Duration.ofMinutes(6)), body), body).status())
        .isEqualTo(401);
    assertThat(post(way, way.headers(now.plus(Duration.ofMinutes(6)), body), body).status())
        .isEqualTo(401);
    assertThat(published("late-" + way.text())).isEmpty();
  }

  @Test
  void shouldTakeWhatGitHubSendsAsAForm() {
    byte[] body = form("payload=" + encoded(praise("signed-form")));

    Answer answer = postForm(Way.GITHUB, body);

    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    assertThat(published("signed-form"))
        .singleElement()
        .satisfies(
            event ->
                assertThat(String.valueOf(event.value().getAttributes())).contains("Grüße 🎁"));
  }

  @Test
  void shouldRefuseAFormWithoutOnePayloadOrOfOthers() {
    String payload = "payload=" + encoded(praise("refused-form"));

    for (String bad : List.of("x=1", "payload=%zz", payload + "&" + payload, "payload=")) {
      assertThat(postForm(Way.GITHUB, form(bad)).status()).as(bad).isEqualTo(400);
    }
    assertThat(postForm(Way.SHOPIFY, form(payload)).status()).isEqualTo(415);
    assertThat(published("refused-form")).isEmpty();
  }

  private static Answer postForm(Way way, byte[] body) {
    HttpRequest.Builder request =
        intake
            .request("/v1/webhooks/" + way.text())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofByteArray(body));
    way.headers(Instant.now(), body).forEach(request::header);
    return Intake.send(request);
  }

  private static byte[] form(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String encoded(byte[] body) {
    return java.net.URLEncoder.encode(
        new String(body, StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  @Test
  void shouldTakeNoBodyThatIsTooLargeEvenIfItIsSigned() {
    byte[] body = " ".repeat(1024 * 1024 + 1).getBytes(StandardCharsets.UTF_8);

    assertThat(post(Way.GITHUB, Way.GITHUB.headers(Instant.now(), body), body).status())
        .isEqualTo(413);
  }

  private static Answer post(Way way, Map<String, String> headers, byte[] body) {
    HttpRequest.Builder request =
        intake
            .request("/v1/webhooks/" + way.text())
            .header("Content-Type", Intake.PLAIN)
            .POST(BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return Intake.send(request);
  }

  /** With spaces and characters that a reader of JSON would write otherwise. */
  private static byte[] praise(String id) {
    return "{ \"customer\": \"C-signed\",  \"praises\":[ {\"id\": \"%s\", \"text\":\"Gr\\u00fc\u00dfe \uD83C\uDF81\"}]}\n"
        .formatted(id)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static List<ConsumerRecord<String, dev.pillowmint.schemas.CustomerEvent>> published(
      String id) {
    return Topic.read().stream().filter(r -> r.value().getId().equals(id)).toList();
  }

  private static byte[] hmac(String before, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update(before.getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
