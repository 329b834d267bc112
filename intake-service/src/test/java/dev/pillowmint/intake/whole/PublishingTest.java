package dev.pillowmint.intake.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.intake.whole.Intake.Answer;
import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.schemas.CustomerEvent;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every form, from the request to the record that another program reads. */
@Tag("stack")
class PublishingTest {
  private static final TestStack STACK = TestStack.shared();
  private static Intake intake;

  @BeforeAll
  static void start() {
    intake = Intake.shared();
  }

  @Test
  void shouldPublishAPlainEvent() {
    Answer answer =
        intake.post(
            Intake.PLAIN,
            """
            {"id": "plain-1", "source": "billing", "type": "fee.charged", "customerId": "C-1",
             "time": "2026-03-02T10:30:00+01:00", "subject": "R-1",
             "attributes": {"fee": "return service", "amount": {"amount": "5.00", "currency": "EUR"}, "cause": "slip"}}
            """);

    assertThat(answer.text())
        .isEqualTo("{\"id\":\"plain-1\",\"source\":\"billing\",\"status\":\"accepted\"}");
    assertThat(answer.status()).isEqualTo(202);
    ConsumerRecord<String, CustomerEvent> record = Topic.only("plain-1");
    assertThat(record.key()).isEqualTo("C-1");
    CustomerEvent event = record.value();
    assertThat(event.getTime()).isEqualTo(Instant.parse("2026-03-02T09:30:00Z"));
    assertThat(event.getReceivedAt()).isNotNull();
    assertThat(event.getSubject()).isEqualTo("R-1");
    assertThat(values(event))
        .containsEntry("amount", Amount.of("5.00", "EUR"))
        .containsEntry("cause", "slip");
  }

  @Test
  void shouldPublishAStructuredCloudEvent() {
    Answer answer =
        intake.post(
            Intake.STRUCTURED,
            """
            {"specversion": "1.0", "id": "structured-1", "source": "support", "type": "support.contacted",
             "customerid": "C-2", "time": "2026-03-02T07:00:00Z", "datacontenttype": "application/json",
             "traceparent": "00-ab-cd-01",
             "data": {"channel": "phone", "holdTime": "PT25M", "hadToRepeat": true}}
            """);

    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    ConsumerRecord<String, CustomerEvent> record = Topic.only("structured-1");
    assertThat(record.key()).isEqualTo("C-2");
    assertThat(values(record.value()))
        .containsEntry("holdTime", Duration.ofMinutes(25))
        .containsEntry("hadToRepeat", true);
    assertThat(record.value().getExtensions()).isEqualTo(Map.of("traceparent", "00-ab-cd-01"));
  }

  @Test
  void shouldPublishACloudEventWhoseDataIsBase64() {
    String data =
        Base64.getEncoder()
            .encodeToString("{\"gestureId\":\"g\"}".getBytes(StandardCharsets.UTF_8));

    Answer answer =
        intake.post(
            Intake.STRUCTURED,
            """
            {"specversion": "1.0", "id": "base64-1", "source": "payment", "type": "gesture.delivered",
             "customerid": "C-2", "data_base64": "%s"}
            """
                .formatted(data));

    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    assertThat(values(Topic.only("base64-1").value())).isEqualTo(Map.of("gestureId", "g"));
  }

  @Test
  void shouldPublishABinaryCloudEvent() {
    Answer answer =
        intake.post(
            "application/json; charset=UTF-8",
            "{\"note\": \"loves sailing\"}",
            "ce-specversion",
            "1.0",
            "ce-id",
            "binary-1",
            "ce-source",
            "crm",
            "ce-type",
            "customer.noted",
            "ce-customerid",
            "C%C3%A9-3",
            "ce-subject",
            "100%25",
            "ce-myext",
            "kept");

    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    ConsumerRecord<String, CustomerEvent> record = Topic.only("binary-1");
    assertThat(record.key()).isEqualTo("C\u00e9-3");
    assertThat(record.value().getSubject()).isEqualTo("100%");
    assertThat(record.value().getExtensions()).isEqualTo(Map.of("myext", "kept"));
    assertThat(values(record.value())).containsEntry("note", "loves sailing");
  }

  @Test
  void shouldAnswerABatchItemByItem() {
    Answer answer =
        intake.post(
            Intake.BATCH,
            """
            [{"specversion": "1.0", "id": "batch-1", "source": "billing", "type": "gesture.delivered",
              "customerid": "C-4", "data": {"gestureId": "g"}},
             {"specversion": "1.0", "id": "batch-2", "source": "billing", "type": "gesture.delivered",
              "data": {"gestureId": "g", "referense": "x"}}]
            """);

    assertThat(answer.status()).as(answer.text()).isEqualTo(207);
    assertThat(answer.json().at("/accepted").asInt()).isEqualTo(1);
    assertThat(answer.json().at("/results/0/status").asString()).isEqualTo("accepted");
    assertThat(answer.json().at("/results/1/problem/status").asInt()).isEqualTo(400);
    assertThat(answer.json().at("/results/1/problem/errors").findValuesAsString("pointer"))
        .containsExactly("/1/customerid", "/1/data/referense");
    assertThat(Topic.only("batch-1").key()).isEqualTo("C-4");
  }

  @Test
  void shouldAcceptAPlainArrayAndAnEmptyBatch() {
    String event =
        """
        {"id": "array-%d", "source": "billing", "type": "gesture.delivered", "customerId": "C-5",
         "attributes": {"gestureId": "g"}}
        """;

    Answer array =
        intake.post(Intake.PLAIN, "[" + event.formatted(1) + "," + event.formatted(2) + "]");
    Answer empty = intake.post(Intake.BATCH, "[]");

    assertThat(array.status()).as(array.text()).isEqualTo(202);
    assertThat(empty.status()).isEqualTo(202);
    assertThat(Topic.read().stream().map(r -> r.value().getId()))
        .containsSubsequence("array-1", "array-2");
  }

  @Test
  void shouldWriteTheConfluentWireFormat() throws Exception {
    intake.post(
        Intake.PLAIN,
        """
        {"id": "wire-1", "source": "billing", "type": "gesture.delivered", "customerId": "C-6",
         "attributes": {"gestureId": "g"}}
        """);

    byte[] value =
        Topic.raw().stream().filter(r -> r.key().equals("C-6")).findFirst().orElseThrow().value();
    int id = ByteBuffer.wrap(value, 1, 4).getInt();
    String schema =
        Intake.send(HttpRequest.newBuilder(URI.create(STACK.ccompatUrl() + "/schemas/ids/" + id)))
            .text();
    assertThat(value[0]).isZero();
    assertThat(schema).contains("CustomerEvent");
  }

  private static Map<String, Object> values(CustomerEvent event) {
    EventType type = EventTypes.shipped().find(event.getType()).orElseThrow();
    return Attributes.values(type, event.getAttributes());
  }
}
