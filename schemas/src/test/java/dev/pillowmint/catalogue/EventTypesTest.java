package dev.pillowmint.catalogue;

import static dev.pillowmint.catalogue.AttributeType.Personal.CUSTOMER;
import static dev.pillowmint.catalogue.AttributeType.Personal.NOBODY;
import static dev.pillowmint.catalogue.AttributeType.Personal.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.pillowmint.schemas.Attribute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventTypesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final EventTypes SHIPPED = EventTypes.shipped();

  static Collection<EventType> types() {
    return SHIPPED.all();
  }

  @Test
  void shouldListEveryFileInTheIndex() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/event-types"))) {
      List<String> names =
          files
              .map(f -> String.valueOf(f.getFileName()))
              .filter(f -> f.endsWith(".json"))
              .map(f -> f.substring(0, f.length() - ".json".length()))
              .sorted()
              .toList();

      assertThat(SHIPPED.all()).extracting(EventType::name).containsExactlyElementsOf(names);
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void shouldShowExamplesThatAreValidAndKeepTheirValues(EventType type) {
    Schema schema = schema(type);
    JsonNode examples = JSON.readTree(type.schema()).path("examples");

    assertThat(examples).as("examples of %s", type.name()).isNotEmpty();
    for (JsonNode example : examples) {
      assertThat(schema.validate(example.toString(), InputFormat.JSON)).isEmpty();
      Map<String, Object> data = JSON.convertValue(example, new TypeReference<>() {});

      Map<String, Attribute> avro = Attributes.fromJson(type, data);
      Map<String, Object> values = Attributes.values(type, avro);

      assertThat(values).containsOnlyKeys(data.keySet());
      values.forEach(
          (name, value) -> assertThat(Attributes.toAvro(value)).isEqualTo(avro.get(name)));
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void shouldRefuseWhatTheTypeDoesNotHave(EventType type) {
    assertThat(schema(type).validate("{\"amuont\": 1}", InputFormat.JSON)).isNotEmpty();
    assertThatThrownBy(() -> Attributes.fromJson(type, Map.of("amuont", 1)))
        .isInstanceOf(AttributeException.class)
        .hasMessage("amuont is no attribute of event type " + type.name());
  }

  @Test
  void shouldAddACompanysOwnTypesAndReplaceShippedOnes(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("seat.upgraded.json"),
        """
        {"title": "Seat upgraded", "description": "A better seat.", "type": "object",
         "properties": {"row": {"type": "integer", "description": "The row."}}}
        """);

    EventTypes types = SHIPPED.and(folder);

    assertThat(types.all()).hasSize(SHIPPED.all().size() + 1);
    assertThat(types.find("seat.upgraded").flatMap(t -> t.attribute("row")))
        .hasValueSatisfying(a -> assertThat(a.kind()).isEqualTo(AttributeType.Kind.INTEGER));
  }

  @ParameterizedTest
  @MethodSource("types")
  void shouldLetEveryTypeSayWhatIsClaimedAndVerified(EventType type) {
    JsonNode example = JSON.readTree(type.schema()).path("examples").get(0);
    Map<String, Object> data = JSON.convertValue(example, new TypeReference<>() {});
    data.put("verified", List.of("amount"));
    data.put("requested", true);

    assertThat(schema(type).validate(JSON.writeValueAsString(data), InputFormat.JSON)).isEmpty();
    assertThat(Attributes.values(type, Attributes.fromJson(type, data)))
        .containsEntry("verified", List.of("amount"))
        .containsEntry("requested", true);
  }

  @Test
  void shouldKeepATypesOwnAttributeOfACommonName() {
    EventType complaint = SHIPPED.find("complaint.raised").orElseThrow();

    assertThat(complaint.attribute("claimed"))
        .hasValueSatisfying(a -> assertThat(a.kind()).isEqualTo(AttributeType.Kind.MONEY));
    assertThat(complaint.remembered()).map(AttributeType::name).hasValue("claimed");
  }

  @Test
  void shouldReadWhatTheCatalogueMarks() {
    EventType concession = SHIPPED.find("price-concession.asked").orElseThrow();

    assertThat(concession.request()).isTrue();
    assertThat(concession.attribute("competingOffer"))
        .hasValueSatisfying(a -> assertThat(a.claimed()).isTrue());
    assertThat(SHIPPED.find("fee.charged").orElseThrow().request()).isFalse();
    assertThat(SHIPPED.all()).noneMatch(type -> type.schema().contains("\"x-"));
  }

  @Test
  void shouldKnowWhomAValueIsAbout(@TempDir Path folder) throws IOException {
    EventType message = SHIPPED.find("message.sent-in-error").orElseThrow();
    assertThat(message.attribute("reaction")).map(AttributeType::personal).hasValue(CUSTOMER);
    assertThat(message.attribute("sentBy")).map(AttributeType::personal).hasValue(STAFF);
    assertThat(message.attribute("about")).map(AttributeType::personal).hasValue(NOBODY);

    String own = message.schema().replace("\"maxLength\":2000", "\"maxLength\":500");
    Files.writeString(folder.resolve("message.sent-in-error.json"), own);
    assertThat(own).doesNotContain("x-personal").contains("500");
    assertThat(SHIPPED.and(folder).find("message.sent-in-error").orElseThrow().attributes())
        .isEqualTo(message.attributes());
  }

  @Test
  void shouldRefuseAMarkOfSomebodyElse(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("seat.upgraded.json"),
        """
        {"title": "Seat upgraded", "description": "A better seat.", "type": "object",
         "properties": {"row": {"type": "integer", "description": "The row.", "x-personal": true}}}
        """);

    assertThatThrownBy(() -> SHIPPED.and(folder))
        .hasMessageContaining("seat.upgraded: attribute row: \"x-personal\"")
        .hasMessageContaining("\"customer\" or \"staff\"");
  }

  @Test
  void shouldRefuseToRememberWhatIsNoMoneyOrTwoAmounts(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("seat.upgraded.json"),
        """
        {"title": "Seat upgraded", "description": "A better seat.",
         "properties": {"row": {"type": "integer", "x-remembered": true, "description": "The row."}}}
        """);

    assertThatThrownBy(() -> SHIPPED.and(folder))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("seat.upgraded")
        .hasMessageContaining("one attribute of money at most");
  }

  @Test
  void shouldNameTheFileAndAttributeThatCannotBeUsed(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("seat.upgraded.json"),
        """
        {"title": "Seat upgraded", "description": "A better seat.",
         "properties": {"row": {"type": "object", "description": "The row."}}}
        """);

    assertThatThrownBy(() -> SHIPPED.and(folder))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("seat.upgraded")
        .hasMessageContaining("attribute row needs a \"type\"");
  }

  @Test
  void shouldTellAMissingRequiredAttributeAndAWrongKind() {
    EventType fee = SHIPPED.find("fee.charged").orElseThrow();

    assertThatThrownBy(() -> Attributes.values(fee, Map.of()))
        .hasMessageContaining("fee is required by event type fee.charged");
    assertThatThrownBy(() -> Attributes.values(fee, Map.of("fee", Attributes.toAvro(5L))))
        .hasMessage("fee holds no text");
  }

  private static Schema schema(EventType type) {
    return SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder.schemas(
                    Map.of(EventTypes.BASE_URI + "money.json", EventTypes.moneySchema())))
        .getSchema(
            SchemaLocation.of(EventTypes.BASE_URI + type.name() + ".json"),
            type.schema(),
            InputFormat.JSON);
  }
}
