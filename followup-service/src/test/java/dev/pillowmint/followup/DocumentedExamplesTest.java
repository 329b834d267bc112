package dev.pillowmint.followup;

import static dev.pillowmint.followup.GestureBuilder.aGesture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.followup.plan.HouseRules;
import dev.pillowmint.schemas.FollowUp;
import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.GestureKind;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One service with every setting and template that docs/follow-ups.md and operators.md show. */
@Tag("stack")
class DocumentedExamplesTest {
  private static final Instant MONDAY_TEN = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern CURL =
      Pattern.compile("curl -u (\\w+):\\w+(?: -X (\\w+))? http://localhost:8082(\\S+)");
  private static final JsonMapper JSON = new JsonMapper();
  private static final SettableClock CLOCK = new SettableClock(MONDAY_TEN);
  @TempDir private static Path folder;
  private static RunningService service;

  @BeforeAll
  static void start() throws Exception {
    List<String> files = new ArrayList<>();
    OwnCertificate certificate = OwnCertificate.in(folder);
    for (String settings : Examples.of("follow-ups.md", "yaml")) {
      files.add(written(settings.replace("/etc/company-ca.pem", certificate.pem().toString())));
    }
    String users = Examples.of("operators.md", "yaml").getFirst();
    String password = new BCryptPasswordEncoder(4).encode("ada");
    files.add(written(users.replace("{bcrypt}$2y$12$...", "{bcrypt}" + password)));
    Path templates = Files.createDirectories(folder.resolve("templates/after-care"));
    Files.writeString(templates.resolve("de.txt"), Examples.of("follow-ups.md", "").getFirst());
    service =
        RunningService.start(
            CLOCK,
            "spring.config.additional-location=" + String.join(",", files),
            "pillowmint.templates.location=" + templates.getParent(),
            "UNSUBSCRIBE_SECRET=" + "s".repeat(40),
            "BOUNCES_PASSWORD=secret",
            "LETTERS_SECRET=whsec_" + "a".repeat(43) + "=",
            "SMS_SECRET=whsec_" + "b".repeat(43) + "=",
            "SMS_OLD_SECRET=whsec_" + "c".repeat(43) + "=");
    await().atMost(PATIENCE).until(service::isReady);
  }

  private static String written(String settings) throws IOException {
    Path file = Files.createTempFile(folder, "settings", ".yaml");
    Files.writeString(file, settings);
    return "file:" + file;
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void shouldStartWithEverySetting() {
    assertThat(service.bean(HouseRules.class).courtesy().country()).isEqualTo("DE");
    assertThat(service.management("/actuator/prometheus").body())
        .contains("channel=\"webhook:letters\"", "channel=\"webhook:sms\"");
    Visitor ada = new Visitor(service);
    assertThat(Visitor.location(ada.logIn("ada", "ada"))).endsWith("/");
    assertThat(ada.get("/").body()).contains("Ada");
  }

  @Test
  void shouldWriteWithTheTemplate() {
    HttpResponse<String> preview =
        service.post(
            "/v1/templates/after-care/preview",
            "{\"language\": \"de-AT\", \"displayName\": \"Ada\", \"customerText\": \"Die Gebühr ist erlassen.\"}");
    assertThat(preview.body())
        .contains("Passt alles?", "Servus Ada,", "Die Gebühr ist erlassen.")
        .doesNotContain("Lieber nicht mehr?");
  }

  @Test
  void shouldAnswerEveryCurlLineOfTheWorklistPage() {
    Seed seed = new Seed(service, CLOCK.instant());
    seed.customer("D-1", "Dee", "Europe/Berlin");
    UUID task = seed.task("D-1", "d-1", "AFTER_CARE", "Is it solved?");
    List<MatchResult> lines =
        CURL.matcher(Examples.of("worklist.md", "sh").getFirst()).results().toList();
    assertThat(lines).hasSize(4);
    for (MatchResult line : lines) {
      String method = line.group(2) == null ? "GET" : line.group(2);
      String path = line.group(3).replace("ID", task.toString());
      HttpResponse<String> answer = service.call(method, path, line.group(1));
      assertThat(answer.statusCode())
          .as(line.group() + answer.body())
          .isEqualTo(method.equals("DELETE") ? 204 : 200);
    }
    assertThat(service.get("/v1/follow-ups/" + task).body()).contains("\"state\":\"DONE\"");
  }

  @Test
  void shouldTellWhyItWasHeldAndSentAsThePageShows() {
    JsonNode shown = JSON.readTree(Examples.of("follow-ups.md", "json").getFirst());
    String customer = "c-" + UUID.randomUUID();
    try (Streams streams = new Streams()) {
      streams.publish(
          aGesture(GestureKind.REFUND, customer, MONDAY_TEN)
              .dueAfter(Duration.ofDays(5))
              .followedBy(FollowUpKind.AFTER_CARE, Duration.ofHours(2))
              .build());
      await().atMost(PATIENCE).until(() -> streams.told(customer).size() == 2);
      streams.tell(
          customer,
          "customer.profile-changed",
          MONDAY_TEN,
          Map.of("email", customer + "@example.org"));
      await().atMost(PATIENCE).until(() -> service.knowsEmails(1));
      String id =
          streams.followUpsOf(customer).stream()
              .filter(f -> f.getKind() == FollowUpKind.AFTER_CARE)
              .map(FollowUp::getId)
              .findFirst()
              .orElseThrow();
      for (int i = 0; i < shown.size(); i++) {
        CLOCK.set(Instant.parse(shown.get(i).get("at").asString()));
        int looks = i + 1;
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(read(verdicts(id))).hasSize(looks));
      }
      assertThat(read(verdicts(id))).isEqualTo(shown);
      assertThat(read("/v1/follow-ups/" + id).get("verdicts")).isEqualTo(shown);
      assertThat(
              read("/v1/customers/" + customer + "/story")
                  .get("entries")
                  .valueStream()
                  .map(entry -> entry.path("followUp"))
                  .filter(followUp -> followUp.path("id").asString("").equals(id)))
          .singleElement()
          .satisfies(followUp -> assertThat(followUp.get("verdicts")).isEqualTo(shown));
      assertThat(read("/v1/customers/" + customer + "/export").get("tables").get("verdicts"))
          .hasSameSizeAs(shown);
      Visitor agent = new Visitor(service);
      agent.logIn("agent", "agent");
      assertThat(agent.get("/customers/" + customer).body())
          .contains("Each look at it, and why", "quiet hours", "next look");
    }
  }

  private static String verdicts(String followUp) {
    return "/v1/follow-ups/" + followUp + "/verdicts";
  }

  private static JsonNode read(String path) {
    return JSON.readTree(service.get(path).body());
  }
}
