package dev.pillowmint.intake.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.intake.whole.Intake.Answer;
import dev.pillowmint.localstack.TestStack;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every limit that a publisher may meet; each refusal names the field and the limit. */
@Tag("stack")
class LimitsTest {
  private static Intake intake;

  @BeforeAll
  static void start() {
    intake = Intake.shared();
  }

  @Test
  void shouldNameTheHeaderThatIsTooLongOrOneTooMany() {
    Answer tooLong = intake.post(Intake.PLAIN, event("", ""), "X-Long", "x".repeat(4097));
    List<String> headers = new ArrayList<>();
    IntStream.range(0, 70).forEach(i -> headers.addAll(List.of("X-" + (100 + i), "v")));
    Answer tooMany = intake.post(Intake.PLAIN, event("", ""), headers.toArray(String[]::new));

    assertThat(tooLong.status()).isEqualTo(431);
    assertThat(tooLong.json().at("/errors/0/header").asString()).isEqualToIgnoringCase("X-Long");
    assertThat(tooLong.json().at("/detail").asString()).contains("4097", "4096");
    assertThat(tooMany.status()).isEqualTo(431);
    assertThat(tooMany.json().at("/errors/0/header").asString()).startsWithIgnoringCase("X-1");
    assertThat(tooMany.json().at("/detail").asString()).contains("at most 64");
    assertThat(intake.post(Intake.PLAIN, event("", ""), "X-Long", "x".repeat(4096)).status())
        .isEqualTo(202);
  }

  @Test
  void shouldNameWhatIsLimitedWhereTheContainerRefuses() throws IOException {
    try (Wire wire = new Wire(intake.port(), 20_000)) {
      wire.send(
          "POST /v1/events HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(40_000) + "\r\n\r\n");
      Wire.Answer answer = wire.read();

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.headers())
          .containsEntry("content-type", "application/problem+json;charset=UTF-8");
      assertThat(answer.body()).contains("\"detail\"", "16384 bytes");
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "120, attributes, /attributes, 122 attributes; at most 100",
        "40000, attributes, ``, more than 100000 names",
        "120, envelope, /m100, is no member of an event",
      })
  void shouldBoundTheNumberOfAttributesAndMembers(
      int members, String place, String where, String detail) {
    String many =
        String.join("", IntStream.range(0, members).mapToObj(i -> ",\"m" + i + "\":[1]").toList());

    Answer answer =
        intake.post(
            Intake.PLAIN,
            place.equals("attributes") ? event("", ",\"x\":1" + many) : event(many, ""));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/pointer").asString())
        .isEqualTo(where.equals("/m100") ? "/m0" : where);
    assertThat(answer.json().at("/detail").asString()).contains(detail);
    assertThat(answer.json().at("/errors").size()).isLessThanOrEqualTo(100);
  }

  @Test
  void shouldSayHowManyFaultsItLeavesOut() {
    String many =
        String.join("", IntStream.range(0, 250).mapToObj(i -> ",\"m" + i + "\":1").toList());

    Answer answer = intake.post(Intake.PLAIN, event(many, ""));

    assertThat(answer.json().at("/errors").size()).isEqualTo(100);
    assertThat(answer.json().at("/errorsLeftOut").asInt()).isEqualTo(150);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]`, more than 16 levels",
        "`{\"a\": 11111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111}`, more than 100 digits",
      })
  void shouldNameTheLimitOfJson(String json, String detail) {
    assertThat(intake.post(Intake.PLAIN, json).json().at("/detail").asString()).contains(detail);
    assertThat(
            intake
                .post(Intake.PLAIN, "{\"" + "n".repeat(257) + "\":1}")
                .json()
                .at("/detail")
                .asString())
        .contains("a name of more than 256 characters");
  }

  @Test
  void shouldRefuseWhatIsOlderThanTheOperatorTakes() {
    TestStack stack = TestStack.shared();
    String old = Instant.now().minus(Duration.ofHours(25)).toString();
    String young = Instant.now().minus(Duration.ofHours(23)).toString();
    try (Intake strict =
        Intake.against(
            stack.bootstrapServers(), stack.registryUrl(), "pillowmint.limits.oldest=24h")) {
      Answer answer = strict.post(Intake.PLAIN, event(",\"time\":\"" + old + "\"", ""));

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/time");
      assertThat(answer.json().at("/detail").asString()).contains("24 hours");
      assertThat(strict.post(Intake.PLAIN, event(",\"time\":\"" + young + "\"", "")).status())
          .isEqualTo(202);
    }
    assertThat(intake.post(Intake.PLAIN, event(",\"time\":\"2001-01-01T00:00:00Z\"", "")).status())
        .isEqualTo(202);
  }

  @Test
  void shouldSayThatABodyIsIncompleteOrTooSlow() throws IOException {
    String head =
        "POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer demo-key\r\nContent-Type: application/json\r\n";
    try (Wire wire = new Wire(intake.port(), 20_000)) {
      wire.send(head + "Transfer-Encoding: chunked\r\n\r\nnonsense\r\n");
      Wire.Answer answer = wire.read();
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).contains("if it is chunked, its body");
    }
    TestStack stack = TestStack.shared();
    try (Intake hasty =
            Intake.against(
                stack.bootstrapServers(),
                stack.registryUrl(),
                "server.tomcat.connection-timeout=300ms");
        Wire wire = new Wire(hasty.port(), 20_000)) {
      wire.send(head + "Content-Length: 10\r\n\r\n{");
      Wire.Answer answer = wire.read();
      assertThat(answer.status()).isEqualTo(408);
      assertThat(answer.body()).contains("The body stopped coming");
    }
  }

  private static String event(String members, String attributes) {
    return "{\"id\":\"l-1\",\"source\":\"billing\",\"type\":\"gesture.delivered\",\"customerId\":\"C-l\"%s,\"attributes\":{\"gestureId\":\"g\"%s}}"
        .formatted(members, attributes);
  }
}
