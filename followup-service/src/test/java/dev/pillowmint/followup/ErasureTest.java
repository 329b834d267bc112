package dev.pillowmint.followup;

import static dev.pillowmint.followup.GestureBuilder.aGesture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.schemas.FollowUp;
import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.GestureKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is left of an erased customer. Every word about them has one mark in it, which is looked for
 * in every column of every table, whichever there are, and in every record.
 */
@Tag("stack")
class ErasureTest {
  private static final Instant MONDAY_TEN = Instant.parse("2020-03-02T09:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String MARK = "qzxwvk";

  private final String customer = "c-" + UUID.randomUUID();
  private final SettableClock clock = new SettableClock(MONDAY_TEN);

  @Test
  void shouldLeaveNoWordInAnyTableOrLaterRecord() {
    try (Streams streams = new Streams();
        RunningService service = RunningService.start(clock)) {
      await().atMost(PATIENCE).until(service::isReady);
      live(streams, service);
      assertThat(tablesWithTheMark(service))
          .contains("customers", "follow_ups", "promises", "acts");
      int before = streams.followUpsOf(customer).size();

      streams.tell(customer, "customer.erased", MONDAY_TEN, Map.of());
      // Gestures come on another topic: not before it was erased here.
      await()
          .atMost(PATIENCE)
          .until(() -> streams.told(customer).contains("promise-check CANCELLED erased"));
      streams.publish(aGiftWithWords());
      String other = "after-" + UUID.randomUUID();
      streams.publishBeside(customer, aGesture(GestureKind.REFUND, other, MONDAY_TEN).build());
      await().atMost(PATIENCE).until(() -> !streams.told(other).isEmpty());

      assertThat(tablesWithTheMark(service)).isEmpty();
      List<FollowUp> later = streams.followUpsOf(customer);
      assertThat(later.subList(before, later.size()))
          .isNotEmpty()
          .allSatisfy(f -> assertThat(f.toString()).doesNotContain(MARK))
          .allSatisfy(f -> assertThat(f.getState().name()).isEqualTo("CANCELLED"));
      assertThat(service.get("/v1/customers/" + customer + "/export").body())
          .doesNotContain(MARK)
          .contains("erased_at");
    }
  }

  @Test
  void shouldWatchLaterPromisesWithoutAWordWhereThatIsSet() {
    try (Streams streams = new Streams();
        RunningService service =
            RunningService.start(clock, "pillowmint.follow-up.erased=anonymous")) {
      await().atMost(PATIENCE).until(service::isReady);
      streams.tell(customer, "customer.erased", MONDAY_TEN, Map.of());
      // On another topic: only when it was erased here.
      await().atMost(PATIENCE).until(() -> isErased(service));
      streams.publish(aGiftWithWords());
      await().atMost(PATIENCE).until(() -> !streams.told(customer).isEmpty());
      streams.tell(customer, "customer.profile-changed", MONDAY_TEN, Map.of("displayName", MARK));
      promise(streams);
      await().atMost(PATIENCE).until(() -> streams.told(customer).size() == 2);
      assertThat(streams.told(customer)).containsOnly("promise-check PLANNED planned");
      assertThat(streams.followUpsOf(customer)).allSatisfy(f -> assertThat(f.getText()).isNull());
      assertThat(tablesWithTheMark(service)).isEmpty();
    }
  }

  /** Everything that a customer's words come in by. */
  private void live(Streams streams, RunningService service) {
    streams.tell(
        customer,
        "customer.profile-changed",
        MONDAY_TEN,
        Map.of(
            "displayName", "Ada " + MARK,
            "email", MARK + "@example.org",
            "timeZone", "Europe/Berlin"));
    streams.tell(customer, "customer.noted", MONDAY_TEN, Map.of("note", "likes sailing, " + MARK));
    streams.tell(
        customer,
        "complaint.raised",
        MONDAY_TEN,
        Map.of("severity", "high", "about", "the bill, " + MARK, "reference", MARK));
    promise(streams);
    streams.publish(aGiftWithWords());
    await().atMost(PATIENCE).until(() -> streams.told(customer).size() == 4);
    String id =
        streams.followUpsOf(customer).stream()
            .filter(f -> f.getKind() == FollowUpKind.CALLBACK)
            .findFirst()
            .orElseThrow()
            .getId();
    assertThat(
            service
                .post(
                    "/v1/follow-ups/" + id + "/reschedule",
                    "{\"note\":\"she said %s\",\"at\":\"%s\"}"
                        .formatted(MARK, MONDAY_TEN.plusSeconds(7200)))
                .statusCode())
        .isEqualTo(200);
    clock.advance(Duration.ofHours(3));
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              clock.advance(Duration.ofMillis(100));
              return streams.told(customer).contains("callback DUE its-time");
            });
    assertThat(
            service
                .post("/v1/worklist/" + id + "/done", "{\"note\":\"told %s\"}".formatted(MARK))
                .statusCode())
        .isEqualTo(200);
    await().atMost(PATIENCE).until(() -> streams.told(customer).contains("callback DONE done"));
  }

  private dev.pillowmint.schemas.Gesture aGiftWithWords() {
    return dev.pillowmint.schemas.Gesture.newBuilder(
            aGesture(GestureKind.GIFT, customer, MONDAY_TEN)
                .dueAfter(Duration.ofDays(20))
                .followedBy(FollowUpKind.CALLBACK, Duration.ofHours(1))
                .followedBy(FollowUpKind.AFTER_CARE, Duration.ofDays(7))
                .build())
        .setDescription("a card about " + MARK)
        .setCustomerText("Dear " + MARK)
        .build();
  }

  private void promise(Streams streams) {
    streams.tell(
        customer,
        "promise.made",
        MONDAY_TEN,
        Map.of(
            "promiseId",
            "P-1",
            "what",
            "send the chart to " + MARK,
            "dueAt",
            MONDAY_TEN.plus(Duration.ofDays(30))));
  }

  private boolean isErased(RunningService service) {
    return service.get("/v1/customers/" + customer + "/export").body().contains("\"erased_at\":\"");
  }

  /** Looks at every column of every table as text, bytes as hexadecimal digits. */
  private static Set<String> tablesWithTheMark(RunningService service) {
    JdbcClient jdbc = service.bean(JdbcClient.class);
    String hex = HexFormat.of().formatHex(MARK.getBytes(StandardCharsets.UTF_8));
    List<String> tables =
        jdbc.sql(
                "select quote_ident(table_name) from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'")
            .query((row, n) -> row.getString(1))
            .list();
    assertThat(tables).contains("customers", "follow_ups", "outbox", "scheduled_tasks");
    return tables.stream()
        .filter(
            table ->
                jdbc.sql("select exists (select from %s t where t::text ~* ?)".formatted(table))
                    .param(MARK + "|" + hex)
                    .query(Boolean.class)
                    .single())
        .collect(Collectors.toSet());
  }
}
