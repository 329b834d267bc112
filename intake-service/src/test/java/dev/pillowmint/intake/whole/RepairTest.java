package dev.pillowmint.intake.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.intake.whole.Intake.Answer;
import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.schemas.CustomerEvent;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Operators list, read, edit, replay and discard dead letters over REST. */
@Tag("stack")
class RepairTest {
  private static Intake intake;

  @BeforeAll
  static void start() {
    intake = Intake.shared();
  }

  @Test
  void shouldListByReasonSourceCustomerTopicAndState() {
    CustomerEvent bad = aFee("billing-" + UUID.randomUUID(), "slipp");
    String letter = Letters.refused(bad);

    for (String filter :
        List.of(
            "source=" + bad.getSource(),
            "customer=" + bad.getCustomerId(),
            "customer=" + bad.getCustomerId() + "&reason=invalid&topic=customer-events",
            "customer=" + bad.getCustomerId() + "&topic=" + Letters.DECIDING,
            "customer=" + bad.getCustomerId() + "&from=" + Instant.now().minusSeconds(600))) {
      assertThat(ids(filter)).as(filter).containsExactly(letter);
    }
    for (String filter :
        List.of("reason=unknown-type", "state=replayed", "until=2020-01-01T00:00:00Z")) {
      assertThat(ids("customer=" + bad.getCustomerId() + "&" + filter)).as(filter).isEmpty();
    }
  }

  @Test
  void shouldPage() {
    String source = "pages-" + UUID.randomUUID();
    List<String> letters =
        Stream.of("a", "b", "c").map(cause -> Letters.refused(aFee(source, cause))).toList();

    JsonNode first = get("?limit=2&source=" + source).json();
    JsonNode second =
        get("?limit=2&source=" + source + "&after=" + first.at("/next").asString()).json();

    assertThat(first.at("/deadLetters").findValuesAsString("id"))
        .containsExactlyElementsOf(letters.subList(0, 2));
    assertThat(second.at("/deadLetters").findValuesAsString("id")).containsExactly(letters.get(2));
    assertThat(second.has("next")).isFalse();
  }

  @Test
  void shouldShowTheReasonAsOverHttpAndHideWhatIsPersonal() {
    CustomerEvent bad =
        CustomerEvent.newBuilder(aFee("crm", "slip"))
            .setType("customer.profile-changed")
            .setAttributes(
                Map.of(
                    "displayName", Attributes.toAvro("Ada L."), "email", Attributes.toAvro("ada")))
            .build();
    String letter = Letters.refused(bad);

    JsonNode shown = get("/" + letter).json();

    assertThat(shown.at("/reason").asString()).isEqualTo("invalid");
    assertThat(shown.at("/pointers/0").asString()).isEqualTo("/attributes/email");
    assertThat(shown.at("/event/id").asString()).isEqualTo(bad.getId());
    assertThat(shown.at("/event/attributes/displayName").asString()).isEqualTo("•••");
    assertThat(shown.toString()).doesNotContain("Ada L.");
  }

  @Test
  void shouldShowWhatCannotBeDecodedAsHexadecimal() {
    String letter = Letters.unreadable("C-hex", new byte[] {1, (byte) 0xAB});

    JsonNode shown = get("/" + letter).json();

    assertThat(shown.at("/value").asString()).isEqualTo("01ab");
    assertThat(shown.at("/reason").asString()).isEqualTo("unreadable");
    assertThat(shown.has("event")).isFalse();
  }

  @Test
  void shouldRefuseAnEditThatTheCatalogueRefuses() {
    String letter = Letters.refused(aFee("billing", "slipp"));

    Answer answer = edit(letter, "{\"attributes\": {\"cause\": \"slop\"}}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/attributes/cause");
    assertThat(get("/" + letter).json().at("/event/attributes/cause").asString())
        .isEqualTo("slipp");
  }

  @Test
  void shouldNotLetAnEditMakeAnotherEventOfIt() {
    String letter = Letters.refused(aFee("billing", "slipp"));

    for (String field : List.of("id", "source", "customerId")) {
      Answer answer =
          edit(letter, "{\"%s\": \"x\", \"attributes\": {\"cause\": \"slip\"}}".formatted(field));
      assertThat(answer.status()).as(answer.text()).isEqualTo(409);
      assertThat(answer.json().at("/detail").asString()).startsWith(field + " must stay");
    }
  }

  @Test
  void shouldReplayAnEditedEventOnceUnderItsIdentity() {
    CustomerEvent bad = aFee("billing", "slipp");
    String letter = Letters.refused(bad);

    assertThat(edit(letter, "{\"attributes\": {\"cause\": \"slip\"}}").status()).isEqualTo(200);
    Answer replayed = post(letter + "/replay", "");
    Answer again = post(letter + "/replay", "");

    assertThat(replayed.json().at("/state").asString()).isEqualTo("replayed");
    assertThat(replayed.json().at("/doneBy").asString()).isEqualTo("operator");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().at("/detail").asString()).contains("was replayed by operator");
    ConsumerRecord<String, CustomerEvent> sent = Topic.only(bad.getId());
    assertThat(sent.key()).isEqualTo(bad.getCustomerId());
    assertThat(sent.value().getSource()).isEqualTo(bad.getSource());
    assertThat(sent.value().getAttributes()).containsEntry("cause", Attributes.toAvro("slip"));
  }

  @Test
  void shouldSendAnUnchangedRecordBackAsItCame() {
    CustomerEvent event = aFee("billing", "slip");
    byte[] bytes = Letters.encoded(event);
    String letter = Letters.failed(event);

    assertThat(post(letter + "/replay", "").status()).isEqualTo(200);

    assertThat(Topic.raw())
        .filteredOn(record -> Arrays.equals(record.value(), bytes))
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.key()).isEqualTo(event.getCustomerId());
              assertThat(record.headers().lastHeader("traceparent")).isNotNull();
              assertThat(record.headers().lastHeader("reason")).isNull();
            });
  }

  @Test
  void shouldCloseTheLettersOfEveryServiceTogether() {
    CustomerEvent bad = aFee("billing", "slipp");
    Letters.refused(bad, Letters.DECIDING, "customer-events.followup-service.dlt");
    List<String> letters = ids("customer=" + bad.getCustomerId());
    assertThat(letters).hasSize(2);

    post(letters.getFirst() + "/replay", "");

    assertThat(ids("customer=" + bad.getCustomerId())).isEmpty();
    assertThat(ids("state=replayed&customer=" + bad.getCustomerId())).hasSize(2);
  }

  @Test
  void shouldDiscardNothingWithoutAReason() {
    String letter = Letters.refused(aFee("billing", "slipp"));

    for (String body : List.of("{}", "{\"reason\": \" \"}")) {
      assertThat(post(letter + "/discard", body).status()).as(body).isEqualTo(409);
    }
    assertThat(get("/" + letter).json().at("/state").asString()).isEqualTo("open");

    JsonNode discarded = post(letter + "/discard", "{\"reason\": \"a test's\"}").json();

    assertThat(discarded.at("/state").asString()).isEqualTo("discarded");
    assertThat(discarded.at("/why").asString()).isEqualTo("a test's");
    assertThat(post(letter + "/replay", "").status()).isEqualTo(409);
  }

  @Test
  void shouldSayWhatABulkRepairWouldDoAndThenDoIt() {
    String source = "bulk-" + UUID.randomUUID();
    CustomerEvent good = aFee(source, "SLIP");
    CustomerEvent hopeless = aFee(source, "whim");
    String mendedLetter = Letters.refused(good);
    String hopelessLetter = Letters.refused(hopeless);
    String mending =
        """
        {"filter": {"source": "%s", "reason": "invalid"}, "dryRun": %s, "replay": true,
         "set": {"attributes.cause": "event.attributes.cause == 'SLIP' ? 'slip' : event.attributes.cause"}}
        """;

    JsonNode tried = post("repairs", mending.formatted(source, true)).json();

    assertThat(tried.at("/mended").asInt()).isEqualTo(1);
    assertThat(tried.at("/notMended").asInt()).isEqualTo(1);
    assertThat(tried.at("/results/0/before/attributes/cause").asString()).isEqualTo("SLIP");
    assertThat(tried.at("/results/0/after/attributes/cause").asString()).isEqualTo("slip");
    assertThat(tried.at("/results/1/problem").asString()).startsWith("/attributes/cause");
    assertThat(ids("source=" + source)).hasSize(2);
    assertThat(acts(mendedLetter)).isEmpty();

    JsonNode done = post("repairs", mending.formatted(source, false)).json();

    assertThat(done.at("/results/0/state").asString()).isEqualTo("replayed");
    assertThat(Topic.only(good.getId()).value().getAttributes())
        .containsEntry("cause", Attributes.toAvro("slip"));
    assertThat(ids("source=" + source)).hasSize(1);
    assertThat(acts(mendedLetter)).containsExactly("dead-letter.mend by operator: DONE");
    assertThat(acts(hopelessLetter)).containsExactly("dead-letter.mend by operator: REFUSED");
  }

  @Test
  void shouldKeepWhoDidWhatInTheAuditLog() {
    String letter = Letters.refused(aFee("billing", "slipp"));
    edit(letter, "{\"attributes\": {\"cause\": \"slip\"}}");
    post(letter + "/discard", "{\"reason\": \"a test's\"}");
    post(letter + "/replay", "");

    assertThat(acts(letter))
        .containsExactly(
            "dead-letter.replay by operator: REFUSED",
            "dead-letter.discard by operator: DONE",
            "dead-letter.edit by operator: DONE");
  }

  @Test
  void shouldRefuseAMappingThatChangesIdentityOrCannotBeCompiled() {
    assertThat(post("repairs", "{\"set\": {\"id\": \"'x'\"}}").json().at("/detail").asString())
        .contains("\"id\" cannot be set");
    assertThat(
            post("repairs", "{\"set\": {\"type\": \"evnt.type\"}}").json().at("/detail").asString())
        .contains("type:", "evnt");
    assertThat(post("repairs", "{}").status()).isEqualTo(400);
  }

  @Test
  void shouldRememberAcrossInstancesWhatWasDone() {
    CustomerEvent bad = aFee("billing", "slipp");
    String letter = Letters.refused(bad);
    edit(letter, "{\"attributes\": {\"cause\": \"slip\"}}");
    TestStack stack = TestStack.shared();

    try (Intake other = Intake.against(stack.bootstrapServers(), stack.registryUrl())) {
      List<CompletableFuture<Answer>> both =
          Stream.of(intake, other)
              .map(i -> CompletableFuture.supplyAsync(() -> post(i, letter + "/replay", "")))
              .toList();

      assertThat(both).allSatisfy(a -> assertThat(a.join().status()).isIn(200, 409));
      assertThat(both).anySatisfy(a -> assertThat(a.join().status()).isEqualTo(200));
      assertThat(post(other, letter + "/replay", "").status()).isEqualTo(409);
    }
    assertThat(Topic.read())
        .filteredOn(r -> r.value().getId().equals(bad.getId()))
        .isNotEmpty()
        .allSatisfy(r -> assertThat(r.value().getSource()).isEqualTo(bad.getSource()))
        .allSatisfy(r -> assertThat(r.key()).isEqualTo(bad.getCustomerId()));
  }

  @Test
  void shouldBeForOperatorsOnly() {
    String letter = Letters.refused(aFee("billing", "slipp"));
    for (String path : List.of("", "/" + letter)) {
      assertThat(Intake.send(intake.request("/v1/dead-letters" + path)).status()).isEqualTo(401);
      assertThat(Intake.send(as(intake, "staff", "/v1/dead-letters" + path)).status())
          .isEqualTo(403);
    }
    for (String act : List.of("/replay", "/discard")) {
      String path = "/v1/dead-letters/" + letter + act;
      HttpRequest.Builder request =
          as(intake, "staff", path)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString("{\"reason\": \"mine\"}"));
      assertThat(Intake.send(request).status()).as(path).isEqualTo(403);
    }
    assertThat(get("/" + letter).json().at("/state").asString()).isEqualTo("open");
  }

  @Test
  void shouldSayThatALetterIsUnknown() {
    assertThat(get("/" + Letters.DECIDING + ":0:999999999").status()).isEqualTo(404);
    assertThat(get("/customer-events:0:0").status()).isEqualTo(404);
    assertThat(get("/nonsense").status()).isEqualTo(404);
    assertThat(get("?state=lost").status()).isEqualTo(400);
    assertThat(get("?limit=0").status()).isEqualTo(400);
    assertThat(get("?from=yesterday").status()).isEqualTo(400);
  }

  private static List<String> ids(String query) {
    return get("?" + query).json().at("/deadLetters").findValuesAsString("id");
  }

  /** What was done to the letter, the newest first. */
  private static List<String> acts(String letter) {
    JsonNode log = Intake.send(as(intake, "admin", "/v1/audit?limit=500")).json();
    return log.at("/acts").values().stream()
        .filter(act -> act.at("/subject").asString().equals(letter))
        .map(
            act ->
                "%s by %s: %s"
                    .formatted(
                        act.at("/act").asString(),
                        act.at("/actor").asString(),
                        act.at("/outcome").asString()))
        .toList();
  }

  private static Answer get(String path) {
    return Intake.send(as(intake, "operator", "/v1/dead-letters" + path));
  }

  private static Answer edit(String letter, String patch) {
    return Intake.send(
        as(intake, "operator", "/v1/dead-letters/" + letter)
            .header("Content-Type", "application/merge-patch+json")
            .method("PATCH", BodyPublishers.ofString(patch)));
  }

  private static Answer post(String path, String body) {
    return post(intake, path, body);
  }

  private static Answer post(Intake to, String path, String body) {
    return Intake.send(
        as(to, "operator", "/v1/dead-letters/" + path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private static HttpRequest.Builder as(Intake to, String user, String path) {
    String basic =
        Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
    return to.request(path).header("Authorization", "Basic " + basic);
  }

  static CustomerEvent aFee(String source, String cause) {
    return CustomerEvent.newBuilder()
        .setId(UUID.randomUUID().toString())
        .setSource(source)
        .setType("fee.charged")
        .setCustomerId("C-" + UUID.randomUUID())
        .setTime(Instant.now().truncatedTo(ChronoUnit.MILLIS))
        .setAttributes(
            Map.of(
                "fee",
                Attributes.toAvro("return"),
                "amount",
                Attributes.toAvro((Object) Amount.of("5.00", "EUR")),
                "cause",
                Attributes.toAvro(cause)))
        .build();
  }
}
