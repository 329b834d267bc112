package dev.pillowmint.intake.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.intake.whole.Intake.Answer;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Newline-delimited JSON: a result per line, in order, as the lines come. */
@Tag("stack")
@Timeout(120)
class StreamTest {
  private static final String NDJSON = "application/x-ndjson";
  private static final JsonMapper JSON = new JsonMapper();
  private static final String HEAD =
      """
      POST /v1/events HTTP/1.1
      Host: localhost
      Authorization: Bearer demo-key
      Content-Type: application/x-ndjson
      Transfer-Encoding: chunked

      """
          .replace("\n", "\r\n");

  private static Intake intake;

  @BeforeAll
  static void start() {
    intake = Intake.shared();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/x-ndjson", "application/jsonl", "Application/NDJSON; charset=utf-8"})
  void shouldAnswerEachLineInOrderAndCountThem(String type) {
    String id = "n-" + type.hashCode();
    String cloudEvent =
        "{\"specversion\":\"1.0\",\"id\":\"%s-ce\",\"source\":\"billing\",\"type\":\"gesture.delivered\",\"customerid\":\"C-n\",\"data\":{\"gestureId\":\"g\",\"x\":1}}"
            .formatted(id);

    Answer answer =
        intake.post(
            type,
            String.join(
                "\n",
                event(id + "-1"),
                "{\"id\": ",
                "",
                cloudEvent,
                "  \r",
                "[1]",
                event(id + "-2") + "\r",
                "\u0000",
                event(id + "-3")));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo(NDJSON);
    List<JsonNode> lines = lines(answer.text());
    assertThat(lines.stream().limit(7).map(l -> l.at("/line").asInt()))
        .containsExactly(1, 2, 4, 6, 7, 8, 9);
    assertThat(lines.stream().limit(7).map(l -> l.at("/status").asString()))
        .containsExactly(
            "accepted", "refused", "refused", "refused", "accepted", "refused", "accepted");
    assertThat(lines.get(1).at("/problem/type").asString())
        .isEqualTo("urn:pillowmint:problem:malformed-json");
    assertThat(lines.get(2).at("/id").asString()).isEqualTo(id + "-ce");
    assertThat(lines.get(2).at("/problem/errors/0/pointer").asString()).isEqualTo("/data/x");
    assertThat(lines.getLast())
        .isEqualTo(
            JSON.readTree("{\"lines\":9,\"accepted\":3,\"notAccepted\":4,\"complete\":true}"));
    assertThat(Topic.read().stream().map(r -> r.value().getId()))
        .containsSubsequence(id + "-1", id + "-2", id + "-3");
  }

  @Test
  void shouldAnswerALineBeforeItReadsTheNext() throws IOException {
    try (Wire wire = new Wire(intake.port(), 20_000)) {
      wire.send(HEAD);
      for (int i = 0; i < 3; i++) {
        wire.sendChunk(event("turn-" + i) + "\n{\"id\":");
        if (i == 0) {
          assertThat(wire.readHead().status()).isEqualTo(200);
        }
        assertThat(wire.readChunk()).contains("\"turn-" + i + "\"", "accepted");
        wire.sendChunk("}\n");
        assertThat(wire.readChunk()).contains("refused");
      }
      wire.send("0\r\n\r\n");
      assertThat(wire.readChunk())
          .contains("\"lines\":6", "\"accepted\":3", "\"notAccepted\":3", "\"complete\":true");
    }
  }

  @Test
  void shouldKeepWhatItHasAnsweredWhenTheConnectionBreaks() throws IOException {
    try (Wire wire = new Wire(intake.port(), 20_000)) {
      wire.send(HEAD);
      wire.sendChunk(event("broken-1") + "\n" + event("broken-2"));
      assertThat(wire.readHead().status()).isEqualTo(200);
      assertThat(wire.readChunk()).contains("broken-1", "accepted").doesNotContain("broken-2");
    }
    assertThat(Topic.read().stream().map(r -> r.value().getId()))
        .contains("broken-1")
        .doesNotContain("broken-2");
  }

  @Test
  void shouldSayThatItWasNotAllWhereTheBodyBreaksOff() throws IOException {
    try (Wire wire = new Wire(intake.port(), 20_000)) {
      wire.send(HEAD);
      wire.sendChunk(event("cut-1") + "\n");
      assertThat(wire.readHead().status()).isEqualTo(200);
      assertThat(wire.readChunk()).contains("cut-1", "accepted");
      wire.send("nonsense\r\n");
      assertThat(wire.readChunk()).contains("\"complete\":false", "incomplete", "\"accepted\":1");
    }
  }

  @Test
  void shouldRefuseATooLongLineAndGoOn() {
    String long1 = event("x".repeat(300 * 1024));
    String sameEnd = "y".repeat(1024 * 1024);

    List<JsonNode> lines =
        lines(intake.post(NDJSON, long1 + "\n" + event("after-long") + "\n" + sameEnd).text());

    assertThat(lines.stream().limit(3).map(l -> l.at("/status").asString()))
        .containsExactly("refused", "accepted", "refused");
    assertThat(lines.getFirst().at("/problem/status").asInt()).isEqualTo(413);
    assertThat(lines.getFirst().at("/problem/detail").asString()).contains("262144 bytes");
    assertThat(lines.getLast().at("/complete").asBoolean()).isTrue();
  }

  @Test
  void shouldTakeMoreThanABodyMayHaveAndLeaveOutWhatIsAcceptedIfAsked() {
    int most = 12_000;
    String body =
        String.join("\n", IntStream.range(0, most).mapToObj(i -> event("bulk-" + i)).toList());
    assertThat(body.length()).isGreaterThan(1024 * 1024);

    Answer answer = intake.post(NDJSON, body + "\n{", "Prefer", "respond-async, return=minimal");

    assertThat(answer.header("Preference-Applied")).isEqualTo("return=minimal");
    List<JsonNode> lines = lines(answer.text());
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst().at("/line").asInt()).isEqualTo(most + 1);
    assertThat(lines.getLast().at("/accepted").asInt()).isEqualTo(most);
    assertThat(Topic.read().stream().filter(r -> r.value().getId().startsWith("bulk-")).count())
        .isEqualTo(most);
  }

  @Test
  void shouldAnswerAnEmptyStreamWithItsCounts() {
    assertThat(intake.post(NDJSON, "\n\n").text())
        .isEqualTo("{\"lines\":2,\"accepted\":0,\"notAccepted\":0,\"complete\":true}\n");
  }

  private static List<JsonNode> lines(String text) {
    return text.lines().map(JSON::readTree).toList();
  }

  private static String event(String id) {
    return "{\"id\":\"%s\",\"source\":\"billing\",\"type\":\"gesture.delivered\",\"customerId\":\"C-n\",\"attributes\":{\"gestureId\":\"g\"}}"
        .formatted(id);
  }
}
