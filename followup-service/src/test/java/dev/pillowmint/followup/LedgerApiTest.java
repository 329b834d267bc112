package dev.pillowmint.followup;

import static dev.pillowmint.followup.GestureBuilder.aGesture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.followup.plan.Reflection;
import dev.pillowmint.followup.plan.TaskNotes;
import dev.pillowmint.schemas.FollowUp;
import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.GestureKind;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The promise ledger and the follow-ups over REST, as docs/ledger.md shows them. */
@Tag("stack")
class LedgerApiTest {
  private static final Instant MONDAY_TEN = Instant.parse("2020-03-02T09:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final SettableClock CLOCK = new SettableClock(MONDAY_TEN);
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern BLOCK =
      Pattern.compile("```http\n(GET|POST) (\\S+)\n(.*?)```", Pattern.DOTALL);
  private static Streams streams;
  private static RunningService service;

  private final String customer = "c-" + UUID.randomUUID();
  private final Instant now = CLOCK.instant();

  @BeforeAll
  static void start() {
    streams = new Streams();
    service = RunningService.start(CLOCK);
    await().atMost(PATIENCE).until(service::isReady);
  }

  @AfterAll
  static void stop() {
    service.close();
    streams.close();
  }

  @Test
  void shouldWarnTheOwnerAndThenReportTheBrokenPromise() {
    promise("P-1", now.plus(Duration.ofHours(8)));
    awaitTold("promise-check PLANNED planned");
    CLOCK.advance(Duration.ofHours(6));
    awaitTold("promise-check DUE nearly-due");
    JsonNode warned = ledger("open").get(0);
    assertThat(warned.get("nearlyDue").asBoolean()).isTrue();
    assertThat(warned.get("owner").asString()).isEqualTo("care-lead");
    assertThat(service.get("/v1/worklist?limit=200").body())
        .contains(warned.get("check").asString());
    CLOCK.advance(Duration.ofHours(2));
    awaitTold("promise-check FAILED broken");
    JsonNode broken = ledger("broken").get(0);
    assertThat(broken.get("endedAt").asString()).isNotBlank();
    assertThat(broken.has("endedBy")).isFalse();
    assertThat(service.management("/actuator/prometheus").body())
        .contains(
            "pillowmint_promises_open{",
            "pillowmint_promises_nearly_due{",
            "pillowmint_promises_total{",
            "state=\"broken\"");
  }

  @Test
  void shouldSayByWhichEventAPromiseWasKept() {
    promise("P-1", now.plus(Duration.ofHours(8)));
    streams.tell(customer, "promise.kept", now, Map.of("promiseId", "P-1"));
    awaitTold("promise-check DONE kept");
    assertThat(ledger("kept").get(0).get("endedByEvent").get("source").asString()).isEqualTo("crm");
    assertThat(ledger("open")).isEmpty();
  }

  @Test
  void shouldFindPromisesByOwnerAndTime() {
    String owner = "team-" + UUID.randomUUID();
    promise("P-1", now.plus(Duration.ofHours(8)), owner);
    promise("P-2", now.plus(Duration.ofHours(9)), owner);
    await().atMost(PATIENCE).until(() -> streams.told(customer).size() == 2);
    String asked = "/v1/promises?owner=" + owner;
    JsonNode first = read(service.get(asked + "&limit=1"));
    assertThat(first.get("items")).hasSize(1);
    JsonNode second = read(service.get(asked + "&limit=1&after=" + first.get("next").asString()));
    assertThat(second.get("items").get(0).get("id").asString()).isEqualTo("P-2");
    assertThat(second.get("next").isNull()).isTrue();
    String before = "&dueBefore=" + now.plus(Duration.ofHours(9));
    assertThat(read(service.get(asked + before)).get("items")).hasSize(1);
    assertThat(service.get(asked + "&dueBefore=noon").statusCode()).isEqualTo(400);
  }

  @Test
  void shouldLetAPersonKeepAPromiseOnce() {
    promise("P-1", now.plus(Duration.ofHours(8)));
    awaitTold("promise-check PLANNED planned");
    String path = "/v1/promises/" + ledger("open").get(0).get("check").asString() + "/kept";
    assertThat(service.post(path, "{\"note\":\"called her\"}").statusCode()).isEqualTo(200);
    assertThat(service.post(path, "{\"note\":\"called her\"}").statusCode()).isEqualTo(200);
    awaitTold("promise-check DONE kept");
    assertThat(streams.told(customer)).hasSize(2);
    assertThat(ledger("kept").get(0).get("endedBy").asString()).isEqualTo("staff");
    assertThat(service.post("/v1/promises/" + UUID.randomUUID() + "/kept", "").statusCode())
        .isEqualTo(404);
  }

  @Test
  void shouldMoveAFollowUpAndShowItsLife() {
    String id = afterCare();
    String path = "/v1/follow-ups/" + id;
    String move =
        "{\"at\":\"%s\",\"note\":\"on holiday\",\"revision\":1}"
            .formatted(now.plus(Duration.ofDays(9)));
    HttpResponse<String> moved = service.post(path + "/reschedule", move);
    assertThat(moved.statusCode()).isEqualTo(200);
    assertThat(moved.headers().firstValue("ETag")).hasValue("\"2\"");
    assertThat(service.post(path + "/reschedule", move).statusCode()).isEqualTo(200);
    JsonNode shown = read(service.get(path));
    assertThat(shown.get("state").asString()).isEqualTo("HELD");
    assertThat(shown.get("reason").asString()).isEqualTo("rescheduled");
    assertThat(shown.get("steps")).hasSize(2);
    assertThat(shown.get("steps").get(0).get("state").asString()).isEqualTo("PLANNED");
    assertThat(shown.get("acts"))
        .singleElement()
        .satisfies(act -> assertThat(act.get("by").asString()).isEqualTo("staff"))
        .satisfies(act -> assertThat(act.get("note").asString()).isEqualTo("on holiday"));
  }

  @Test
  void shouldExplainWhatCannotBeMovedOrCancelled() {
    String id = afterCare();
    String path = "/v1/follow-ups/" + id;
    refused(service.post(path + "/reschedule", "{}"), 400, "at is missing");
    refused(
        service.post(path + "/reschedule", "{\"at\":\"2001-01-01T00:00:00Z\"}"), 400, "after now");
    refused(service.postSeen(path + "/cancel", "{}", "x"), 400, "If-Match");
    refused(service.postSeen(path + "/cancel", "{}", "\"7\""), 409, "Read it again");
    assertThat(service.postSeen(path + "/cancel", "{}", "\"1\"").statusCode()).isEqualTo(200);
    refused(
        service.post(path + "/reschedule", "{\"at\":\"%s\"}".formatted(now.plusSeconds(9999))),
        409,
        "stays ended");
    refused(service.get("/v1/follow-ups/" + UUID.randomUUID()), 404, "no follow-up");
    refused(service.get("/v1/follow-ups/x"), 404, "no follow-up");
    String check = ledger("open").get(0).get("check").asString();
    refused(service.post("/v1/follow-ups/" + check + "/cancel", ""), 409, "promise");
    refused(
        service.post(
            "/v1/follow-ups/" + check + "/reschedule",
            "{\"at\":\"%s\"}".formatted(now.plus(Duration.ofDays(50)))),
        409,
        "new promise");
  }

  @Test
  void shouldExportAllThatIsHeldAboutOneCustomer() {
    String id = afterCare();
    service.post("/v1/follow-ups/" + id + "/cancel", "{\"note\":\"she is fine\"}");
    HttpResponse<String> export = service.get("/v1/customers/" + customer + "/export");
    assertThat(export.statusCode()).isEqualTo(200);
    JsonNode tables = read(export).get("tables");
    assertThat(tables.get("customers")).hasSize(1);
    assertThat(tables.get("follow_ups")).hasSize(2);
    assertThat(tables.get("promises")).hasSize(1);
    assertThat(tables.get("follow_up_past")).hasSize(1);
    assertThat(tables.get("acts").get(0).get("note").asString()).isEqualTo("she is fine");
    refused(service.get("/v1/customers/nobody/export"), 404, "Nothing is held");
  }

  @Test
  void shouldExportWhoSaidSomethingOnlyIfTheyAgreedToBeNamed() {
    UUID id = UUID.fromString(afterCare());
    TaskNotes notes = service.bean(TaskNotes.class);
    notes.keep(id, new Reflection("ada", now, "Warm", null, null, false));
    assertThat(exportedReflection()).doesNotContain("ada").contains("Warm");

    notes.keep(id, new Reflection("ada", now, "Warm", null, null, true));
    assertThat(exportedReflection()).contains("\"said_by\":\"ada\"");
  }

  private String exportedReflection() {
    return read(service.get("/v1/customers/" + customer + "/export"))
        .get("tables")
        .get("reflections")
        .toString();
  }

  @Test
  void shouldDoWhatThePageShows() throws Exception {
    String id = afterCare();
    String check = ledger("open").get(0).get("check").asString();
    String page =
        Files.readString(Path.of("../docs/ledger.md"))
            .replace("{customer}", customer)
            .replace("{check}", check)
            .replace("{id}", id)
            .replace("{later}", now.plus(Duration.ofDays(9)).toString());
    List<MatchResult> blocks = BLOCK.matcher(page).results().toList();
    assertThat(blocks).hasSize(6);
    for (MatchResult block : blocks) {
      HttpResponse<String> answer =
          block.group(1).equals("GET")
              ? service.get(block.group(2))
              : service.post(block.group(2), block.group(3).strip());
      assertThat(answer.statusCode()).as(block.group() + answer.body()).isEqualTo(200);
      assertThat(answer.body()).contains(customer);
    }
  }

  private String afterCare() {
    Gesture gesture =
        aGesture(GestureKind.GIFT, customer, now)
            .dueAfter(Duration.ofDays(20))
            .followedBy(FollowUpKind.AFTER_CARE, Duration.ofDays(7))
            .build();
    streams.publish(gesture);
    await().atMost(PATIENCE).until(() -> streams.told(customer).size() == 2);
    return streams.followUpsOf(customer).stream()
        .filter(f -> f.getKind() == FollowUpKind.AFTER_CARE)
        .map(FollowUp::getId)
        .findFirst()
        .orElseThrow();
  }

  private void promise(String id, Instant dueAt) {
    promise(id, dueAt, "care-lead");
  }

  private void promise(String id, Instant dueAt, String role) {
    streams.tell(
        customer,
        "promise.made",
        now,
        Map.of("promiseId", id, "what", "call her back", "dueAt", dueAt, "role", role));
  }

  private JsonNode ledger(String state) {
    return read(service.get("/v1/promises?state=" + state + "&customer=" + customer)).get("items");
  }

  private static void refused(HttpResponse<String> response, int status, String why) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    JsonNode problem = read(response);
    assertThat(problem.get("detail").asString()).contains(why);
    assertThat(problem.get("instance").asString()).startsWith("/v1/");
  }

  private static JsonNode read(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }

  private void awaitTold(String expected) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              CLOCK.advance(Duration.ofMillis(100));
              assertThat(streams.told(customer)).last().isEqualTo(expected);
            });
  }
}
