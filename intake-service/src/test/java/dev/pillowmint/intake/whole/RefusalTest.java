package dev.pillowmint.intake.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.intake.whole.Intake.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to be refused; no answer tells anything of the inside. */
@Tag("stack")
class RefusalTest {
  private static final String EVENT =
      """
      {"id": "r-1", "source": "billing", "type": "gesture.delivered", "customerId": "C-7",
       "attributes": {"gestureId": "g"}}
      """;
  private static final List<Answer> ANSWERS = new ArrayList<>();
  private static Intake intake;

  @BeforeAll
  static void start() {
    intake = Intake.shared();
  }

  @AfterAll
  static void shouldTellNothingOfTheInside() {
    assertThat(ANSWERS)
        .hasSizeGreaterThan(20)
        .allSatisfy(
            answer -> {
              assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
              assertThat(answer.json().at("/status").asInt()).isEqualTo(answer.status());
              assertThat(answer.text())
                  .doesNotContain(
                      "Exception", "at dev.", "at java.", "org.", "tools.", "\"trace\"");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1,",
        "{\"a\":1}}",
        "{\"a\":1,\"a\":2}",
        "nonsense",
        "{'a':1}",
        "{\"a\":NaN}",
        "{\"a\":1e99999999999}",
        "\u0000"
      })
  void shouldRefuseWhatIsNoJson(String body) {
    Answer answer = refused(intake.post(Intake.PLAIN, body), 400);

    assertThat(answer.json().at("/type").asString())
        .isEqualTo("urn:pillowmint:problem:malformed-json");
    assertThat(answer.json().at("/errors/0/pointer").asString("none")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"x\"", "null", "true", "{}"})
  void shouldRefuseJsonThatIsNoEvent(String body) {
    refused(intake.post(Intake.PLAIN, body), 400);
    refused(intake.post(Intake.STRUCTURED, body), 400);
    refused(intake.post(Intake.BATCH, body), 400);
  }

  @Test
  void shouldRefuseWhatIsNestedTooDeeply() {
    refused(intake.post(Intake.PLAIN, "[".repeat(10_000)), 400);
    refused(intake.post(Intake.PLAIN, "{\"a\":" + "9".repeat(200) + "}"), 400);
  }

  @Test
  void shouldPointAtAMisspeltAttribute() {
    Answer answer =
        refused(
            intake.post(
                Intake.STRUCTURED,
                """
                {"specversion": "1.0", "id": "r-2", "source": "billing", "type": "fee.charged", "customerid": "C",
                 "data": {"fee": "f", "amuont": {"amount": "1.00", "currency": "EUR"}}}
                """),
            400);

    assertThat(answer.json().at("/errors").toString())
        .contains("/data/amuont", "did you mean amount?");
  }

  @Test
  void shouldNameWhatMakesADocumentNoCloudEvent() {
    Answer answer =
        refused(
            intake.post(
                Intake.STRUCTURED,
                """
                {"specversion": "2.0", "id": 5, "source": "not a uri", "type": "gesture.delivered", "customerid": "C",
                 "my_ext": "x", "weight": 1.5, "data": {"gestureId": "g"}, "data_base64": "e30="}
                """),
            400);

    assertThat(answer.json().at("/errors").findValuesAsString("pointer"))
        .contains("/specversion", "/id", "/source", "/my_ext", "/weight", "/data_base64");
  }

  @Test
  void shouldNameTheHeadersOfABinaryCloudEvent() {
    Answer answer =
        refused(intake.post(Intake.PLAIN, "{}", "ce-id", "1", "ce-source", "billing"), 400);

    assertThat(answer.json().at("/errors").findValuesAsString("header"))
        .contains("ce-specversion", "ce-type", "ce-customerid");
  }

  @Test
  void shouldRefuseAnUnknownKey() {
    Answer none =
        refused(
            Intake.send(
                intake
                    .request("/v1/events")
                    .header("Content-Type", Intake.PLAIN)
                    .POST(BodyPublishers.ofString(EVENT))),
            401);
    refused(intake.postAs("wrong", Intake.PLAIN, EVENT), 401);

    assertThat(none.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(none.json().at("/detail").asString()).contains("Authorization: Bearer <key>");
  }

  @Test
  void shouldLetASourceSpeakForItselfOnly() {
    assertThat(intake.postAs("billing-key", Intake.PLAIN, EVENT).status()).isEqualTo(202);
    Answer foreign =
        refused(
            intake.postAs("billing-key", Intake.PLAIN, EVENT.replace("billing", "support")), 403);

    assertThat(foreign.json().at("/errors/0/pointer").asString()).isEqualTo("/source");
  }

  @Test
  void shouldRefuseATooLargeBodyChunkedOrNot() {
    String large = EVENT.replace("r-1", "x".repeat(1024 * 1024));

    refused(intake.post(Intake.PLAIN, large), 413);
    refused(
        Intake.send(
            intake
                .request("/v1/events")
                .header("Authorization", "Bearer demo-key")
                .header("Content-Type", Intake.PLAIN)
                .POST(
                    BodyPublishers.ofInputStream(
                        () ->
                            new java.io.ByteArrayInputStream(
                                large.getBytes(StandardCharsets.UTF_8))))),
        413);
    refused(intake.post(Intake.PLAIN, "[" + "{},".repeat(500) + "{}]"), 413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "multipart/form-data",
        "application/x-www-form-urlencoded",
        "application/cloudevents+avro",
        "application/cloudevents-batch+xml",
        "application/json; charset=iso-8859-1",
        "nonsense"
      })
  void shouldRefuseFormsThatItDoesNotKnow(String contentType) {
    refused(intake.post(contentType, EVENT), 415);
  }

  @Test
  void shouldRefuseCompressedBodies() {
    refused(intake.post(Intake.PLAIN, EVENT, "Content-Encoding", "gzip"), 415);
  }

  @Test
  void shouldRefuseOtherPathsAndMethods() {
    refused(
        Intake.send(intake.request("/nowhere").header("Authorization", "Bearer demo-key")), 404);
    refused(
        Intake.send(intake.request("/v1/events").header("Authorization", "Bearer demo-key")), 405);
    refused(
        Intake.send(
            intake
                .request("/v1/events")
                .header("Authorization", "Bearer demo-key")
                .header("Accept", "nothing usable")),
        405);
    refused(Intake.send(intake.request("/v1/events")), 401);
    refused(Intake.send(intake.request("/v1//events")), 400);
  }

  @Test
  void shouldSayNothingOfTheInsideWhereTheContainerRefuses() throws IOException {
    for (String request :
        List.of(
            "GET /v1/%zz HTTP/1.1\r\nHost: x\r\n",
            "GET /{ HTTP/1.1\r\nHost: x\r\n", "nonsense\r\n", "GET / HTTP/1.1\r\n")) {
      try (Socket socket = new Socket("localhost", intake.port())) {
        OutputStream out = socket.getOutputStream();
        out.write((request + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        assertThat(answer)
            .startsWith("HTTP/1.1 400")
            .doesNotContain("Exception", "org.apache", "Tomcat", "<html");
      }
    }
  }

  private static Answer refused(Answer answer, int status) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    ANSWERS.add(answer);
    return answer;
  }
}
