package dev.pillowmint.followup;

import static dev.pillowmint.followup.GestureBuilder.aGesture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.GestureKind;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("stack")
@Tag("containers")
class ServiceTest {
  /** Long ago, since each test is a month later and no event may come from the future. */
  private static final Instant MONDAY_TEN = Instant.parse("2020-03-02T09:00:00Z");

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final SettableClock CLOCK = new SettableClock(MONDAY_TEN);
  private static GreenMail mail;
  private static Streams streams;
  private static RunningService service;

  private final String customer = "c-" + UUID.randomUUID();
  private Instant now = MONDAY_TEN;

  @BeforeAll
  static void start() {
    mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
    mail.start();
    streams = new Streams();
    service =
        RunningService.start(
            CLOCK,
            "spring.mail.port=" + mail.getSmtp().getPort(),
            "pillowmint.follow-up.mail-attempts=3");
    await().atMost(PATIENCE).until(service::isReady);
  }

  @AfterAll
  static void stop() {
    service.close();
    streams.close();
    mail.stop();
  }

  @BeforeEach
  void laterThanTheTestBefore() {
    CLOCK.advance(Duration.ofDays(28));
    now = CLOCK.instant();
  }

  @Test
  void shouldSeeAGestureThroughToTheMailAndTheKeptPromise() throws Exception {
    streams.tell(
        customer,
        "customer.profile-changed",
        now,
        Map.of("displayName", "Ada Hölm", "email", customer + "@example.org"));
    Gesture gesture =
        aGesture(GestureKind.REFUND, customer, now)
            .followedBy(FollowUpKind.AFTER_CARE, Duration.ofDays(2))
            .build();
    streams.publish(gesture);
    awaitTold("after-care PLANNED planned", "promise-check PLANNED planned");

    streams.tell(customer, "gesture.delivered", now, Map.of("gestureId", gesture.getId()));
    awaitTold(
        "after-care PLANNED planned", "promise-check PLANNED planned", "promise-check DONE kept");

    CLOCK.advance(Duration.ofDays(2));
    awaitLast("after-care SENT sent");
    List<MimeMessage> received = received();
    assertThat(received).hasSize(1);
    MimeMessage message = received.getFirst();
    assertThat(message.getHeader("Message-ID")[0])
        .contains(streams.followUpsOf(customer).getLast().getId());
    jakarta.mail.Multipart parts = (jakarta.mail.Multipart) message.getContent();
    assertThat(String.valueOf(parts.getBodyPart(0).getContent()))
        .contains("Ada Hölm", "We have taken the 5 euro fee off your bill.");
    assertThat(streams.followUpsOf(customer).getLast().getRevision()).isEqualTo(2);
  }

  @Test
  void shouldReportABrokenPromiseOnce() {
    streams.publish(aGesture(GestureKind.REFUND, customer, now).build());
    awaitTold("promise-check PLANNED planned");
    CLOCK.advance(Duration.ofDays(1));
    awaitTold("promise-check PLANNED planned", "promise-check FAILED broken");
  }

  @Test
  void shouldPlanOnceHoweverOftenAGestureIsDelivered() {
    Gesture gesture =
        aGesture(GestureKind.GIFT, customer, now)
            .followedBy(FollowUpKind.AFTER_CARE, Duration.ofDays(2))
            .build();
    for (int i = 0; i < 10; i++) {
      streams.publish(gesture);
    }
    String marker = afterwards();
    assertThat(streams.told(marker)).isNotEmpty();
    assertThat(streams.told(customer))
        .containsExactly("after-care PLANNED planned", "promise-check PLANNED planned");
  }

  @Test
  void shouldSetABadRecordAsideAndGoOn() {
    byte[] garbage = "no avro".getBytes(StandardCharsets.UTF_8);
    streams.publishBytes("gestures", customer, garbage);
    streams.publish(
        aGesture(GestureKind.GIFT, customer, now)
            .followedBy(FollowUpKind.UNKNOWN, Duration.ZERO)
            .build());
    streams.publish(aGesture(GestureKind.REFUND, customer, now).build());
    awaitTold("promise-check PLANNED planned");
    List<ConsumerRecord<String, byte[]>> dead =
        Streams.deadLetters("gestures.followup-service.dlt", customer);
    assertThat(dead).hasSize(2);
    assertThat(dead.getFirst().value()).isEqualTo(garbage);
    assertThat(header(dead.getFirst(), "reason")).contains("cannot be read");
    assertThat(header(dead.getLast(), "reason")).contains("unknown", "expected");
    assertThat(dead.getFirst().headers().lastHeader("kafka_dlt-original-offset")).isNotNull();
    assertThat(header(dead.getFirst(), "kafka_dlt-exception-stacktrace")).contains("at ");
    assertThat(service.management("/actuator/prometheus").body())
        .contains("pillowmint_dead_letters_total{", "reason=\"unreadable\",topic=\"gestures\"");
  }

  @Test
  void shouldSetAnEventAsideThatLacksARequiredAttribute() {
    streams.tell(customer, "promise.made", now, Map.of("promiseId", "P-1", "what", "call back"));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(Streams.deadLetters("customer-events.followup-service.dlt", customer))
                    .hasSize(1)
                    .allSatisfy(r -> assertThat(header(r, "reason")).contains("dueAt")));
  }

  @Test
  void shouldSetAnOversizedEventAsideAndGoOn() {
    streams.publish(
        CustomerEvent.newBuilder()
            .setId("x".repeat(5 * 1024))
            .setSource("crm")
            .setType("customer.noted")
            .setCustomerId(customer)
            .setTime(now)
            .setAttributes(
                Map.of("note", dev.pillowmint.catalogue.Attributes.toAvro("likes sailing")))
            .build());
    streams.tell(
        customer,
        "promise.made",
        now,
        Map.of("promiseId", "P-3", "what", "call back", "dueAt", now.plusSeconds(3600)));
    awaitTold("promise-check PLANNED planned");
    assertThat(Streams.deadLetters("customer-events.followup-service.dlt", customer))
        .singleElement()
        .satisfies(
            r -> assertThat(header(r, "reason")).contains("/id", "5120 characters", "at most 200"))
        .satisfies(
            r ->
                assertThat(header(r, "kafka_dlt-exception-stacktrace"))
                    .hasSizeLessThanOrEqualTo(8 * 1024));
  }

  @Test
  void shouldSetAGestureAsideThatIsKeyedByAnotherCustomer() {
    streams.publishAs(customer, aGesture(GestureKind.REFUND, "other-" + customer, now).build());
    streams.publish(aGesture(GestureKind.REFUND, customer, now).build());
    awaitTold("promise-check PLANNED planned");
    assertThat(Streams.deadLetters("gestures.followup-service.dlt", customer))
        .singleElement()
        .satisfies(r -> assertThat(header(r, "reason")).contains("key"));
  }

  @Test
  void shouldCancelWhatIsPlannedWhenTheCustomerWantsToBeLeftAlone() {
    streams.publish(
        aGesture(GestureKind.GIFT, customer, now)
            .followedBy(FollowUpKind.AFTER_CARE, Duration.ofDays(2))
            .followedBy(FollowUpKind.FEEDBACK_REQUEST, Duration.ofDays(3), true)
            .build());
    awaitLast("promise-check PLANNED planned");
    streams.tell(customer, "customer.contact-preference-changed", now, Map.of("leaveAlone", true));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(streams.told(customer))
                    .contains(
                        "after-care CANCELLED leave-alone",
                        "feedback-request CANCELLED leave-alone"));
  }

  @Test
  void shouldForgetAnErasedCustomerAndRefuseWhatComesLater() {
    streams.tell(
        customer,
        "customer.profile-changed",
        now,
        Map.of("displayName", "Grace", "email", "grace@example.org"));
    streams.publish(
        aGesture(GestureKind.GIFT, customer, now)
            .followedBy(FollowUpKind.AFTER_CARE, Duration.ofDays(2))
            .build());
    awaitLast("promise-check PLANNED planned");
    streams.tell(customer, "customer.erased", now, Map.of());
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(streams.told(customer))
                    .contains("after-care CANCELLED erased", "promise-check CANCELLED erased"));
    assertThat(streams.followUpsOf(customer).getLast().getText()).isNull();
    streams.publish(aGesture(GestureKind.REFUND, customer, now).build());
    afterwards();
    assertThat(streams.told(customer)).hasSize(4);
    assertThat(service.get("/v1/customers/" + customer + "/follow-ups").body())
        .doesNotContain("the fee is waived", "off your bill", "Grace");
  }

  @Test
  void shouldTryAgainWhileTheMailServerIsAwayAndSendOnce() {
    streams.tell(
        customer, "customer.profile-changed", now, Map.of("email", customer + "@example.org"));
    streams.publish(
        aGesture(GestureKind.REFUND, customer, now)
            .dueAfter(Duration.ofDays(20))
            .followedBy(FollowUpKind.AFTER_CARE, Duration.ofDays(2))
            .build());
    awaitLast("promise-check PLANNED planned");
    int port = mail.getSmtp().getPort();
    mail.stop();
    CLOCK.advance(Duration.ofDays(2));
    awaitLast("after-care HELD mail-server-away");
    mail = new GreenMail(new ServerSetup(port, null, ServerSetup.PROTOCOL_SMTP));
    mail.start();
    CLOCK.advance(Duration.ofMinutes(5));
    awaitLast("after-care SENT sent");
    assertThat(received()).hasSize(1);
  }

  @Test
  void shouldGiveAMailThatNeverGoesOutToAPerson() {
    streams.tell(customer, "customer.profile-changed", now, Map.of("email", "ada@example.org"));
    streams.publish(
        aGesture(GestureKind.REFUND, customer, now)
            .followedBy(FollowUpKind.AFTER_CARE, Duration.ofHours(1))
            .build());
    awaitLast("promise-check PLANNED planned");
    // As one that was kept before events were held to the catalogue's formats.
    service
        .bean(org.springframework.jdbc.core.simple.JdbcClient.class)
        .sql("update customers set email = 'not an address' where id = ?")
        .param(customer)
        .update();
    CLOCK.advance(Duration.ofHours(1));
    awaitLast("after-care DUE address-refused");
  }

  @Test
  void shouldIgnoreARepeatedEvent() {
    CustomerEvent event =
        CustomerEvent.newBuilder()
            .setId(UUID.randomUUID().toString())
            .setSource("crm")
            .setType("promise.made")
            .setCustomerId(customer)
            .setTime(now)
            .setAttributes(
                Map.of(
                    "promiseId", dev.pillowmint.catalogue.Attributes.toAvro("P-2"),
                    "what", dev.pillowmint.catalogue.Attributes.toAvro("send the colour chart"),
                    "dueAt", dev.pillowmint.catalogue.Attributes.toAvro(now.plusSeconds(3600))))
            .build();
    streams.publish(event);
    streams.publish(event);
    streams.tell(customer, "promise.kept", now, Map.of("promiseId", "P-2"));
    awaitTold("promise-check PLANNED planned", "promise-check DONE kept");
  }

  @Test
  void shouldLetAPersonDoACallbackAndKeepThePromise() {
    streams.publish(
        aGesture(GestureKind.CALLBACK, customer, now).dueAfter(Duration.ofHours(4)).build());
    awaitLast("callback DUE its-time");
    assertThat(service.get("/v1/worklist?limit=200").body()).contains(customer, "promisedBy");
    assertThat(service.get("/v1/promises?state=open&limit=200").body()).contains(customer);
    String id = streams.followUpsOf(customer).getLast().getId();
    String path = "/v1/worklist/" + id + "/done";
    assertThat(service.post(path, "{\"note\":\"all well\"}").statusCode()).isEqualTo(200);
    assertThat(service.post(path, "").body()).contains("\"doneBy\":\"staff\"", "all well");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(streams.told(customer))
                    .contains("callback DONE done", "promise-check DONE kept"));
  }

  @Test
  void shouldExplainEveryRefusal() {
    assertThat(service.anonymously("/v1/worklist").statusCode()).isEqualTo(401);
    assertThat(service.get("/v1/worklist?limit=0").body()).contains("expected a number from 1");
    assertThat(service.get("/v1/worklist?limit=x").statusCode()).isEqualTo(400);
    assertThat(service.get("/v1/worklist?after=x").body()).contains("next");
    assertThat(service.get("/v1/promises?state=lost").body()).contains("expected open, kept");
    assertThat(service.post("/v1/worklist/" + UUID.randomUUID() + "/done", "").statusCode())
        .isEqualTo(404);
    streams.publish(aGesture(GestureKind.REFUND, customer, now).build());
    awaitTold("promise-check PLANNED planned");
    String id = streams.followUpsOf(customer).getLast().getId();
    assertThat(service.post("/v1/worklist/" + id + "/done", ""))
        .satisfies(r -> assertThat(r.statusCode()).isEqualTo(409))
        .satisfies(r -> assertThat(r.body()).contains("PLANNED"));
  }

  @Test
  void shouldGuardTheManagementPortButItsHealth() {
    assertThat(service.managementAnonymously("/actuator/prometheus").statusCode()).isEqualTo(401);
    assertThat(service.managementAnonymously("/actuator/health/liveness").statusCode())
        .isEqualTo(200);
    streams.publish(aGesture(GestureKind.REFUND, customer, now).build());
    awaitTold("promise-check PLANNED planned");
    assertThat(service.management("/actuator/prometheus").body())
        .contains(
            "pillowmint_follow_ups_total{",
            "pillowmint_follow_ups_pending{",
            "pillowmint_outbox_waiting{",
            "kafka_consumer_fetch_manager_records_lag");
  }

  /** Waits until something published now was handled, so that all before it was. */
  private String afterwards() {
    String other = "after-" + UUID.randomUUID();
    // The same partition: order holds.
    streams.publishBeside(customer, aGesture(GestureKind.REFUND, other, now).build());
    await().atMost(PATIENCE).until(() -> !streams.told(other).isEmpty());
    return other;
  }

  private void awaitTold(String... expected) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              tick();
              assertThat(streams.told(customer)).containsExactly(expected);
            });
  }

  /** db-scheduler waits by this clock too, so it must not stand still while something is due. */
  private static void tick() {
    CLOCK.advance(Duration.ofMillis(100));
  }

  private void awaitLast(String expected) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              tick();
              assertThat(streams.told(customer)).last().isEqualTo(expected);
            });
  }

  private List<MimeMessage> received() {
    return Arrays.stream(mail.getReceivedMessages()).filter(this::isForCustomer).toList();
  }

  private boolean isForCustomer(MimeMessage message) {
    try {
      return message.getHeader("To")[0].contains(customer);
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
