package dev.pillowmint.intake.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.intake.whole.Intake.Answer;
import dev.pillowmint.schemas.CustomerEvent;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.http.impl.HttpMessageWriter;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** CloudEvents 1.0.2 over HTTP, as their own SDK writes them and as the specification says. */
@Tag("stack")
class CloudEventsTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** Members that the tables drop where they say null. */
  private static final Set<String> DROPPED = Set.of("data", "specversion");

  private static Intake intake;

  @BeforeAll
  static void start() {
    intake = Intake.shared();
  }

  @Test
  void shouldTakeWhatTheSdkWritesInEveryModeWithEveryValueKept() {
    HttpRequest.Builder binary = to();
    HttpRequest.Builder structured = to();
    String batch =
        new String(new JsonFormat().serialize(anEvent("sdk-batch")), StandardCharsets.UTF_8);

    writer(binary).writeBinary(anEvent("sdk-binary"));
    writer(structured).writeStructured(anEvent("sdk-structured"), new JsonFormat());

    assertThat(Intake.send(binary).status()).isEqualTo(202);
    assertThat(Intake.send(structured).status()).isEqualTo(202);
    assertThat(intake.post(Intake.BATCH, "[" + batch + "]").status()).isEqualTo(202);
    for (String id : List.of("sdk-binary", "sdk-structured", "sdk-batch")) {
      CustomerEvent event = Topic.only(id).value();
      assertThat(event.getSubject()).isEqualTo("order/7");
      assertThat(event.getTime()).isEqualTo(Instant.parse("2026-03-02T09:30:00.250Z"));
      assertThat(event.getExtensions())
          .containsExactlyInAnyOrderEntriesOf(
              Map.of("partitionkey", "p/1", "sampledrate", "-7", "comexample1", "true"));
      assertThat(event.getAttributes()).containsOnlyKeys("gestureId");
    }
  }

  private static HttpRequest.Builder to() {
    return intake.request("/v1/events").header("Authorization", "Bearer demo-key");
  }

  private static HttpMessageWriter writer(HttpRequest.Builder request) {
    return HttpMessageFactory.createWriter(
        request::header, body -> request.POST(BodyPublishers.ofByteArray(body)));
  }

  private static CloudEvent anEvent(String id) {
    return CloudEventBuilder.v1()
        .withId(id)
        .withSource(URI.create("billing"))
        .withType("gesture.delivered")
        .withSubject("order/7")
        .withTime(OffsetDateTime.parse("2026-03-02T10:30:00.25+01:00"))
        .withExtension("customerid", "C-sdk")
        .withExtension("partitionkey", "p/1")
        .withExtension("sampledrate", -7)
        .withExtension("comexample1", true)
        .withDataSchema(URI.create("https://example.com/gesture.json"))
        .withData("application/json", "{\"gestureId\":\"g\"}".getBytes(StandardCharsets.UTF_8))
        .build();
  }

  /** Each line: headers that are set ("name:" drops it), the status, and where the fault is. */
  @ParameterizedTest(name = "{0} → {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ce-subject: Euro%20%E2%82%AC%20%F0%9F%98%80             | 202 | ``",
        "ce-subject: \"a quoted \\\"one\\\"\"                    | 202 | ``",
        "CE-SUBJECT: upper; Ce-Other1: x                         | 202 | ``",
        "ce-subject: 100%                                        | 400 | ce-subject",
        "ce-subject: %C0%A0                                      | 400 | ce-subject",
        "ce-subject: caf\u00e9                                   | 400 | ce-subject",
        "ce-subject: %00                                         | 400 | ce-subject",
        "ce-subject: %EF%BF%BF                                   | 400 | ce-subject",
        "ce-subject: one; ce-subject: two                        | 400 | ce-subject",
        "ce-other: %07                                           | 400 | ce-other",
        "ce-other_1: x                                           | 400 | ce-other_1",
        "ce-specversion: 0.3                                     | 400 | ce-specversion",
        "ce-specversion: 1.1                                     | 400 | ce-specversion",
        "ce-specversion:                                         | 400 | ce-specversion",
        "ce-id:                                                  | 400 | ce-id",
        "ce-source:                                              | 400 | ce-source",
        "ce-source: %25zz                                        | 400 | ce-source",
        "ce-type:                                                | 400 | ce-type",
        "ce-time: 2026-03-02T09:30:00Z                           | 202 | ``",
        "ce-time: 2026-03-02T09:30:00-00:00                      | 202 | ``",
        "ce-time: 2026-03-02 09:30                               | 400 | ce-time",
        "ce-dataschema: https://example.com/a.json               | 202 | ``",
        "ce-dataschema: a.json                                   | 400 | ce-dataschema",
        "ce-datacontenttype: application/json                    | 400 | ce-datacontenttype",
        "ce-data: {}                                             | 400 | ce-data",
        "Content-Type: application/json                          | 202 | ``",
        "Content-Type: application/vnd.erased+json; charset=utf-8 | 202 | ``",
        "Content-Type: text/json                                 | 202 | ``",
        "Content-Type: text/xml                                  | 415 | Content-Type",
        "Content-Type: */*                                       | 415 | Content-Type",
        "Content-Type: application/cloudevents+avro              | 415 | Content-Type",
      })
  void shouldHoldBinaryModeToTheSpecification(String change, int status, String where)
      throws IOException {
    List<String> headers =
        new ArrayList<>(
            List.of(
                "ce-specversion: 1.0",
                "ce-id: table",
                "ce-source: billing",
                "ce-type: customer.erased",
                "ce-customerid: C-ce"));
    for (String header : change.split("; (?=[cC]e-)", -1)) {
      String name = header.substring(0, header.indexOf(':') + 1);
      if (!change.contains("; ce-subject")) {
        headers.removeIf(h -> h.startsWith(name));
      }
      if (!header.endsWith(":")) {
        headers.add(header);
      }
    }
    try (Wire wire = new Wire(intake.port(), 20_000)) {
      wire.send(
          ("POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer demo-key\r\nContent-Length: 0\r\n"
                  + String.join("\r\n", headers)
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.UTF_8));
      assertAnswer(wire.read().body(), status, where, "header");
    }
  }

  /** Each line: JSON members that are set (null drops one), the status, and where the fault is. */
  @ParameterizedTest(name = "{0} → {1} {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{`subject`: null, `time`: null, `myext`: null}          | 202 | ''",
        "{`datacontenttype`: `application/json`}                 | 202 | ''",
        "{`datacontenttype`: `Text/Vnd.x+JSON; charset=utf-8`}   | 202 | ''",
        "{`datacontenttype`: `text/plain`}                       | 400 | /datacontenttype",
        "{`datacontenttype`: `application/jsonish`}              | 400 | /datacontenttype",
        "{`datacontenttype`: `json`}                             | 400 | /datacontenttype",
        "{`datacontenttype`: 5}                                  | 400 | /datacontenttype",
        "{`data`: `{\\\"gestureId\\\":\\\"g\\\"}`}               | 400 | /data",
        "{`data`: null, `data_base64`: `eyJnZXN0dXJlSWQiOiJnIn0=`} | 202 | ''",
        "{`data_base64`: `eyJnZXN0dXJlSWQiOiJnIn0=`}             | 400 | /data_base64",
        "{`data`: null, `data_base64`: `e-`}                     | 400 | /data_base64",
        "{`data`: null, `data_base64`: `e30`, `datacontenttype`: `text/xml`} | 400 | /datacontenttype",
        "{`data`: null, `data_base64`: `AAAA`}                   | 400 | /data_base64",
        "{`data`: null, `data_base64`: {}}                       | 400 | /data_base64",
        "{`specversion`: null}                                   | 400 | /specversion",
        "{`specversion`: 1.0}                                    | 400 | /specversion",
        "{`id`: ``}                                              | 400 | /id",
        "{`id`: `\\ud800`}                                       | 400 | /id",
        "{`source`: `not a uri`}                                 | 400 | /source",
        "{`source`: 1}                                           | 400 | /source",
        "{`dataschema`: `relative`}                              | 400 | /dataschema",
        "{`dataschema`: `urn:x:y`}                               | 202 | ''",
        "{`time`: `2026-03-02`}                                  | 400 | /time",
        "{`myext`: 2147483647}                                   | 202 | ''",
        "{`myext`: 2147483648}                                   | 400 | /myext",
        "{`myext`: 1.5}                                          | 400 | /myext",
        "{`myext`: {}}                                           | 400 | /myext",
        "{`myext`: `\\u0007`}                                    | 400 | /myext",
        "{`myext`: `\\udc00`}                                    | 400 | /myext",
        "{`myExt`: `x`}                                          | 400 | /myExt",
        "{`my-ext`: `x`}                                         | 400 | /my-ext",
      })
  void shouldHoldStructuredModeAndBatchesToTheSpecification(
      String change, int status, String where) {
    ObjectNode event =
        (ObjectNode)
            JSON.readTree(
                "{\"specversion\":\"1.0\",\"id\":\"table\",\"source\":\"billing\",\"type\":\"gesture.delivered\",\"customerid\":\"C-ce\",\"data\":{\"gestureId\":\"g\"}}");
    JSON.readTree(change.replace('`', '"'))
        .properties()
        .forEach(
            member -> {
              if (DROPPED.contains(member.getKey()) && member.getValue().isNull()) {
                event.remove(member.getKey());
              } else {
                event.set(member.getKey(), member.getValue());
              }
            });

    assertAnswer(
        intake.post(Intake.STRUCTURED, JSON.writeValueAsString(event)).text(),
        status,
        where,
        "pointer");

    Answer batch = intake.post(Intake.BATCH, "[" + JSON.writeValueAsString(event) + "]");
    assertAnswer(
        status == 202
            ? batch.json().at("/results/0").toString()
            : batch.json().at("/results/0/problem").toString(),
        status,
        status == 202 ? where : "/0" + where,
        "pointer");
  }

  private static void assertAnswer(String text, int status, String where, String kind) {
    if (status == 202) {
      assertThat(JSON.readTree(text).at("/status").asString()).as(text).isEqualTo("accepted");
    } else {
      assertThat(JSON.readTree(text).at("/status").asInt()).as(text).isEqualTo(status);
      assertThat(JSON.readTree(text).at("/errors").findValuesAsString(kind))
          .as(text)
          .contains(where);
    }
  }

  @Test
  void shouldPointIntoDataThatCameInBase64AsIfItStoodInData() {
    String data =
        Base64.getEncoder().encodeToString("{\"gesture\":1}".getBytes(StandardCharsets.UTF_8));

    Answer answer =
        intake.post(
            Intake.STRUCTURED,
            "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"billing\",\"type\":\"gesture.delivered\",\"customerid\":\"C\",\"data_base64\":\"%s\"}"
                .formatted(data));

    assertThat(answer.json().at("/errors").findValuesAsString("pointer")).contains("/data/gesture");
  }

  @Test
  void shouldTakeABinaryEventWithoutDataAndTypeButNoDataWithoutType() throws IOException {
    String head =
        "POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer demo-key\r\nce-specversion: 1.0\r\nce-id: 1\r\nce-source: billing\r\nce-type: customer.erased\r\nce-customerid: C\r\n";
    try (Wire wire = new Wire(intake.port(), 20_000)) {
      wire.send(head + "Content-Length: 0\r\n\r\n");
      assertThat(wire.read().status()).isEqualTo(202);
      wire.send(head + "Content-Length: 2\r\n\r\n{}");
      assertThat(wire.read().status()).isEqualTo(415);
    }
  }
}
