package dev.pillowmint.followup;

import static dev.pillowmint.followup.GestureBuilder.aGesture;
import static dev.pillowmint.followup.ToldDecisions.aMiss;
import static dev.pillowmint.followup.ToldDecisions.aProposal;
import static dev.pillowmint.followup.ToldDecisions.granted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.schemas.Alternative;
import dev.pillowmint.schemas.Attribute;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.GestureKind;
import dev.pillowmint.schemas.Money;
import dev.pillowmint.schemas.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people read and answer, from the topics and back. */
@Tag("stack")
class StoryServiceTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final SettableClock CLOCK = new SettableClock(NOW);

  private static Streams streams;
  private static RunningService service;

  private final String customer = "c-" + UUID.randomUUID();

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
  void shouldCarryAnAnswerToWhoDecidesAndShowWhatBecameOfIt() {
    Decision proposal = aProposal(customer, NOW).build();
    streams.publish(proposal);
    String path = "/v1/proposals/" + proposal.getId();
    awaitBody(path, "\"outcome\":\"proposed\"", "\"role\":\"care-lead\"", "\"voucher\"");

    assertThat(service.postAs("agent", path + "/answer", approve(0)))
        .satisfies(r -> assertThat(r.statusCode()).isEqualTo(403))
        .satisfies(r -> assertThat(r.body()).contains("A care-lead is asked"));
    assertThat(service.postAs("approver", path + "/answer", documented(0)))
        .satisfies(r -> assertThat(r.statusCode()).isEqualTo(202))
        .satisfies(r -> assertThat(r.body()).contains("\"fate\":\"on-its-way\""));
    assertThat(service.postAs("manager", path + "/answer", approve(0)))
        .satisfies(r -> assertThat(r.statusCode()).isEqualTo(409))
        .satisfies(r -> assertThat(r.body()).contains("approver answered already"));

    assertThat(announced())
        .singleElement()
        .satisfies(e -> assertThat(e.getType()).isEqualTo("proposal.reviewed"))
        .satisfies(e -> assertThat(text(e, "decisionId")).isEqualTo(proposal.getId()))
        .satisfies(e -> assertThat(text(e, "verdict")).isEqualTo("change"))
        .satisfies(e -> assertThat(text(e, "staffId")).isEqualTo("approver"))
        .satisfies(e -> assertThat(text(e, "role")).isEqualTo("care-lead"))
        .satisfies(
            e -> assertThat(told(e, "amount").getMoney()).isEqualTo(new Money(6000L, "EUR")));

    streams.publish(granted(proposal, "approver"));
    awaitBody(path, "\"outcome\":\"granted\"", "\"fate\":\"granted\"", "\"goodwill\"");
    assertThat(service.postAs("manager", path + "/answer", approve(1)).body())
        .contains("does not wait any more");
  }

  @Test
  void shouldFollowAProposalThatIsAskedOfAnother() {
    Decision proposal = aProposal(customer, NOW).build();
    streams.publish(Decision.newBuilder(proposal).setRevision(1).setRole("director").build());
    streams.publish(proposal);
    String path = "/v1/proposals/" + proposal.getId();
    awaitBody(path, "\"role\":\"director\"", "\"revision\":1");

    assertThat(service.postAs("approver", path + "/answer", approve(0)).body())
        .contains("told anew", "revision 1");
    assertThat(service.getAs("staff", "/v1/proposals?role=director&limit=200").body())
        .contains(proposal.getId());
    assertThat(service.getAs("staff", "/v1/proposals?role=care-lead&limit=200").body())
        .doesNotContain(proposal.getId());
    assertThat(announced()).isEmpty();
  }

  @Test
  void shouldLetAPersonMakeAMissedMomentGoodOnce() {
    Decision missed = aMiss(customer, NOW).build();
    streams.publish(missed);
    awaitBody("/v1/missed?limit=200", missed.getId(), "\"byReason\"", "\"customer-cap\"");
    String path = "/v1/missed/" + missed.getId() + "/offer";
    String chocolate = documented(1);

    assertThat(service.postAs("agent", path, chocolate).statusCode()).isEqualTo(202);
    assertThat(service.postAs("agent", path, chocolate).statusCode()).isEqualTo(202);
    assertThat(service.postAs("manager", path, chocolate))
        .satisfies(r -> assertThat(r.statusCode()).isEqualTo(409))
        .satisfies(r -> assertThat(r.body()).contains("agent made it good already"));

    assertThat(announced())
        .singleElement()
        .satisfies(e -> assertThat(e.getType()).isEqualTo("gesture.offered-by-staff"))
        .satisfies(e -> assertThat(text(e, "role")).isEqualTo("agent"))
        .satisfies(e -> assertThat(text(e, "decisionId")).isEqualTo(missed.getId()));
    assertThat(service.get("/v1/missed?limit=200").body()).doesNotContain(missed.getId());
  }

  @Test
  void shouldTellOthersThatAPersonKeptAPromiseAndHearItBackOnce() {
    Gesture callback =
        aGesture(GestureKind.CALLBACK, customer, NOW).dueAfter(Duration.ofHours(4)).build();
    streams.publish(callback);
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              CLOCK.advance(Duration.ofMillis(100));
              return streams.told(customer).contains("callback DUE its-time");
            });
    String task =
        streams.followUpsOf(customer).stream()
            .filter(f -> f.getStep().equals("callback"))
            .findFirst()
            .orElseThrow()
            .getId();

    assertThat(service.post("/v1/worklist/" + task + "/done", "").statusCode()).isEqualTo(200);

    assertThat(announced())
        .singleElement()
        .satisfies(e -> assertThat(e.getType()).isEqualTo("gesture.delivered"))
        .satisfies(e -> assertThat(text(e, "gestureId")).isEqualTo(callback.getId()));
    awaitBody("/v1/customers/" + customer + "/story", "gesture.delivered", "\"state\":\"kept\"");
    assertThat(streams.told(customer))
        .filteredOn(told -> told.contains("DONE"))
        .containsExactlyInAnyOrder("callback DONE done", "promise-check DONE kept");
  }

  @Test
  void shouldRecordWhatTheCustomerChose() {
    Gesture gesture =
        Gesture.newBuilder(aGesture(GestureKind.REFUND, customer, NOW).build())
            .setAlternatives(
                List.of(
                    Alternative.newBuilder()
                        .setForm("voucher")
                        .setAmount(new Money(900L, "EUR"))
                        .build()))
            .build();
    streams.publish(gesture);
    awaitBody("/v1/customers/" + customer + "/story", "\"alternatives\"", "\"voucher\"");
    String path = "/v1/gestures/" + gesture.getId() + "/choice";

    assertThat(service.post(path, "{\"form\": \"voucher\"}").body()).contains("agreed");
    assertThat(service.post(path, "{\"form\": \"points\"}").body()).contains("expected one of");
    assertThat(service.post(path, documented(2)).statusCode()).isEqualTo(200);

    assertThat(announced())
        .singleElement()
        .satisfies(e -> assertThat(e.getType()).isEqualTo("gesture.choice-made"))
        .satisfies(e -> assertThat(told(e, "consent").getFlag()).isTrue());
  }

  @Test
  void shouldTellAStoryAndForgetItWithTheCustomer() {
    String name = "Ada " + customer;
    streams.tell(
        customer,
        "customer.profile-changed",
        NOW,
        Map.of("displayName", name, "timeZone", "Asia/Tokyo", "interests", List.of("sailing")));
    streams.tell(
        customer, "customer.noted", NOW, Map.of("note", "likes tea", "interests", List.of("tea")));
    streams.publish(aMiss(customer, NOW.plusSeconds(5)).build());
    String path = "/v1/customers/" + customer + "/story";
    awaitBody(
        path,
        name,
        "Asia/Tokyo",
        "T18:",
        "\"sailing\"",
        "\"tea\"",
        "likes tea",
        "A large fee for a slip",
        "above 50.00 EUR");
    awaitBody("/v1/customers?q=" + customer, name);
    String first = service.get(path + "?limit=1").body();
    assertThat(first).contains("decided", "\"next\"").doesNotContain("likes tea");

    streams.tell(customer, "customer.erased", NOW, Map.of());

    await().atMost(PATIENCE).until(() -> service.get(path).statusCode() == 404);
    streams.publish(aProposal(customer, NOW).build());
    assertThat(service.get("/v1/customers?q=" + customer).body()).doesNotContain(name);
    assertThat(service.get("/v1/missed?limit=200").body()).doesNotContain(customer);
  }

  @Test
  void shouldSetADecisionAsideThatNobodyCanRead() {
    streams.publishBytes("decisions", customer, new byte[] {1, 2, 3});
    streams.publish(aProposal(customer, NOW).setOutcome(Outcome.UNKNOWN).build());
    streams.publish(aProposal(customer, NOW).setRole(null).build());
    Decision good = aProposal(customer, NOW).build();
    streams.publish(good);

    awaitBody("/v1/proposals/" + good.getId(), "proposed");
    assertThat(Streams.deadLetters("decisions.followup-service.dlt", customer)).hasSize(3);
  }

  @Test
  void shouldTellAnAnswerOnceThoughKafkaWasAway() {
    Decision proposal = aProposal(customer, NOW).build();
    streams.publish(proposal);
    String path = "/v1/proposals/" + proposal.getId();
    awaitBody(path, "proposed");

    TestStack.shared().stopBroker();
    try {
      assertThat(service.postAs("approver", path + "/answer", approve(0)).statusCode())
          .isEqualTo(202);
    } finally {
      TestStack.shared().startBroker();
    }

    assertThat(announced()).hasSize(1);
  }

  @Test
  void shouldExplainEveryRefusal() {
    assertThat(service.anonymously("/v1/proposals").statusCode()).isEqualTo(401);
    assertThat(service.get("/v1/proposals?limit=0").body()).contains("expected a number from 1");
    assertThat(service.get("/v1/missed?after=x").body()).contains("next");
    assertThat(service.get("/v1/proposals/none").statusCode()).isEqualTo(404);
    assertThat(service.get("/v1/customers/nobody-" + customer + "/story").statusCode())
        .isEqualTo(404);
    assertThat(service.get("/v1/customers?q=").body()).contains("expected 1 to 200");
    assertThat(service.post("/v1/proposals/none/answer", "{\"verdict\": \"yes\"}").body())
        .contains("revision is missing");
    assertThat(
            service
                .post("/v1/proposals/none/answer", "{\"revision\": 0, \"verdict\": \"ok\"}")
                .body())
        .contains("expected approve, decline or change");
    assertThat(
            service
                .post("/v1/proposals/none/answer", "{\"revision\": 0, \"verdict\": \"decline\"}")
                .body())
        .contains("note is missing");
    assertThat(service.post("/v1/missed/none/offer", "{\"kind\": \"cash\"}").body())
        .contains("expected refund, gift or callback");
    assertThat(
            service
                .post("/v1/missed/none/offer", "{\"kind\": \"gift\", \"description\": \"tea\"}")
                .statusCode())
        .isEqualTo(404);
  }

  /** What docs/stories.md shows, by its place among the requests there. */
  private static String documented(int place) {
    try {
      return Pattern.compile("```json\n(.*?)```", Pattern.DOTALL)
          .matcher(Files.readString(Path.of("../docs/stories.md")))
          .results()
          .map(found -> found.group(1))
          .toList()
          .get(place);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<CustomerEvent> announced() {
    await().atMost(PATIENCE).until(StoryServiceTest::nothingWaits);
    return Streams.announced(customer);
  }

  private static boolean nothingWaits() {
    return service
            .bean(org.springframework.jdbc.core.simple.JdbcClient.class)
            .sql("select count(*) from announcements")
            .query(Long.class)
            .single()
        == 0;
  }

  private static @Nullable String text(CustomerEvent event, String attribute) {
    return told(event, attribute).getText();
  }

  private static Attribute told(CustomerEvent event, String attribute) {
    return Objects.requireNonNull(event.getAttributes().get(attribute));
  }

  private static String approve(int revision) {
    return "{\"revision\": %d, \"verdict\": \"approve\"}".formatted(revision);
  }

  private static void awaitBody(String path, String... parts) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              HttpResponse<String> response = service.get(path);
              assertThat(response.body()).contains(parts);
            });
  }
}
