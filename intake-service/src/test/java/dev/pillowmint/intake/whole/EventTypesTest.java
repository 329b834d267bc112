package dev.pillowmint.intake.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.intake.whole.Intake.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The catalogue as publishers read it. */
@Tag("stack")
class EventTypesTest {
  private static final String LIST = "/v1/event-types";
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static Intake intake;

  @BeforeAll
  static void start() {
    intake = Intake.shared();
  }

  static Collection<EventType> types() {
    return EventTypes.shipped().all();
  }

  @Test
  void shouldListEveryTypeWithItsAddress() {
    Answer list = read(intake, LIST);

    assertThat(list.status()).as(list.text()).isEqualTo(200);
    assertThat(list.json().at("/eventTypes").findValuesAsString("name"))
        .containsExactlyElementsOf(types().stream().map(EventType::name).toList());
    for (JsonNode entry : list.json().at("/eventTypes")) {
      Answer schema = read(intake, entry.at("/href").asString());
      assertThat(schema.json().at("/title")).isEqualTo(entry.at("/title"));
      assertThat(schema.json().at("/description")).isEqualTo(entry.at("/description"));
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void shouldGiveASchemaThatNeedsNoOtherAndExamplesThatAreAccepted(EventType type) {
    Answer answer = read(intake, LIST + "/" + type.name());
    Schema schema = SCHEMAS.getSchema(answer.text(), InputFormat.JSON);

    assertThat(answer.header("Content-Type")).isEqualTo("application/schema+json");
    assertThat(answer.text())
        .doesNotContain("\"$ref\" : \"money.json\"", "\"$ref\":\"money.json\"");
    assertThat(answer.json().at("/examples")).isNotEmpty();
    assertThat(schema.validate("{\"amuont\": 1}", InputFormat.JSON)).isNotEmpty();
    for (JsonNode example : answer.json().at("/examples")) {
      assertThat(schema.validate(example.toString(), InputFormat.JSON)).isEmpty();
      Answer published = intake.post(Intake.PLAIN, event(type.name(), example).toString());
      assertThat(published.status()).as(published.text()).isEqualTo(202);
    }
  }

  @Test
  void shouldHoldMoneyToItsOwnSchema() {
    Schema schema = SCHEMAS.getSchema(read(intake, LIST + "/fee.charged").text(), InputFormat.JSON);
    String fee = "{\"fee\": \"late\", \"amount\": {\"amount\": \"%s\", \"currency\": \"EUR\"}}";

    assertThat(schema.validate(fee.formatted("4.90"), InputFormat.JSON)).isEmpty();
    assertThat(schema.validate(fee.formatted("4,90"), InputFormat.JSON)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({LIST, LIST + "/fee.charged"})
  void shouldNotSendAgainWhatTheReaderHas(String path) {
    Answer first = read(intake, path);

    Answer again =
        Intake.send(
            intake
                .request(path)
                .header("Authorization", "Bearer demo-key")
                .header("If-None-Match", first.header("ETag")));

    assertThat(first.header("Cache-Control")).isEqualTo("max-age=300, must-revalidate, private");
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.text()).isEmpty();
  }

  @Test
  void shouldSuggestTheTypeThatIsMeant() {
    Answer answer = read(intake, LIST + "/fee.chraged");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().at("/type").asString())
        .isEqualTo("urn:pillowmint:problem:unknown-event-type");
    assertThat(answer.json().at("/detail").asString()).contains("did you mean fee.charged?");
  }

  @Test
  void shouldLetEverySourceAndEveryUserReadAndNobodyElse() {
    for (String authorization :
        new String[] {"Bearer billing-key", basic("staff:staff"), basic("metrics:metrics")}) {
      assertThat(readAs(authorization).status()).as(authorization).isEqualTo(200);
    }
    for (String authorization :
        new String[] {"Bearer wrong", basic("staff:wrong"), basic("nobody:staff"), "Bearer"}) {
      Answer refused = readAs(authorization);
      assertThat(refused.status()).as(authorization).isEqualTo(401);
      assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(refused.headers().get("WWW-Authenticate"))
          .anyMatch(way -> way.startsWith("Basic realm="))
          .anyMatch(way -> way.startsWith("Bearer"));
    }
    assertThat(Intake.send(intake.request(LIST)).status()).isEqualTo(401);
  }

  @Test
  void shouldNotLetAUserPublish() {
    Answer answer =
        Intake.send(
            intake
                .request("/v1/events")
                .header("Authorization", basic("staff:staff"))
                .header("Content-Type", Intake.PLAIN)
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")));

    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void shouldShowAndAdmitACompanysOwnTypes(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("seat.upgraded.json"),
        """
        {"title": "Seat upgraded", "description": "A better seat.", "type": "object",
         "properties": {"worth": {"$ref": "money.json", "description": "What it is worth."}},
         "required": ["worth"], "additionalProperties": false,
         "examples": [{"worth": {"amount": "30.00", "currency": "EUR"}}]}
        """);
    try (Intake own =
        Intake.against(
            dev.pillowmint.localstack.TestStack.shared().bootstrapServers(),
            dev.pillowmint.localstack.TestStack.shared().registryUrl(),
            "pillowmint.catalogue.folder=" + folder)) {
      Answer schema = read(own, LIST + "/seat.upgraded");
      JsonNode example = schema.json().at("/examples/0");

      Answer published = own.post(Intake.PLAIN, event("seat.upgraded", example).toString());

      assertThat(published.status()).as(published.text()).isEqualTo(202);
      assertThat(read(own, LIST).header("ETag")).isNotEqualTo(read(intake, LIST).header("ETag"));
    }
  }

  private static Answer readAs(String authorization) {
    return Intake.send(intake.request(LIST).header("Authorization", authorization));
  }

  private static Answer read(Intake from, String path) {
    return Intake.send(from.request(path).header("Authorization", "Bearer demo-key"));
  }

  private static String basic(String user) {
    return "Basic "
        + java.util.Base64.getEncoder()
            .encodeToString(user.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static ObjectNode event(String type, JsonNode attributes) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", "example-" + UUID.randomUUID())
        .put("source", "describe-test")
        .put("type", type)
        .put("customerId", "C-describe")
        .set("attributes", attributes);
  }
}
