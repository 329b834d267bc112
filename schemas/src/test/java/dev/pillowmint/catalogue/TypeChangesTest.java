package dev.pillowmint.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.pillowmint.catalogue.TypeChange.Effect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a company may make of a type, and what becomes of an older publisher's events. */
class TypeChangesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final EventTypes SHIPPED = EventTypes.shipped();
  private static final String OLD_EVENT =
      "{\"fee\": \"late\", \"amount\": {\"amount\": \"4.90\", \"currency\": \"EUR\"}, \"cause\": \"slip\", \"invoiceId\": \"R-1\"}";

  @TempDir private Path folder = Path.of("");

  /**
   * The pointer to what is put into fee.charged, what, the effect, its words, and whether an old
   * event is still valid.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /properties/branch          | {"type": "string", "description": "d"} | WIDER        | branch is new                                             | true
          /required                   | ["fee", "amount", "goodsHeldBack"]     | NARROWER     | goodsHeldBack is required now: events without it are refused | false
          /required                   | ["fee"]                                | LOOSER       | amount is no longer required                              | true
          /properties/cause/enum      | ["deliberate-choice"]                  | NARROWER     | cause may no longer be slip, company-error                | false
          /properties/cause/enum      | ["deliberate-choice", "slip", "company-error", "bad-luck"] | LOOSER | cause may also be bad-luck                  | true
          /properties/fee/enum        | ["early"]                              | NARROWER     | fee is only one of early now                              | false
          /properties/fee/maxLength   | 3                                      | NARROWER     | fee has "maxLength" 3, it was 200                         | false
          /properties/fee/maxLength   | 300                                    | LOOSER       | fee has "maxLength" 300, it was 200                       | true
          /properties/fee/minLength   | 5                                      | NARROWER     | fee has "minLength" 5, it was not stated                  | false
          /properties/fee/pattern     | "^[A-Z]+$"                             | NARROWER     | fee has "pattern" "^[A-Z]+$", it was not stated           | false
          /properties/invoiceId       | {"type": "integer", "description": "d"} | ANOTHER_KIND | invoiceId is whole number, it was text                   | false
          /properties/invoiceId       |                                        | NARROWER     | invoiceId is gone: events that state it are refused       | false
          """)
  void shouldSayWhatBecomesOfAnOlderPublishersEvents(
      String pointer, @Nullable String value, Effect effect, String says, boolean stillValid) {
    EventType before = SHIPPED.find("fee.charged").orElseThrow();
    EventType after = own("fee.charged", edited("fee.charged", pointer, value));

    assertThat(TypeChanges.between(before, after))
        .containsExactly(new TypeChange("fee.charged", effect, says));
    assertThat(schema(after).validate(OLD_EVENT, InputFormat.JSON).isEmpty()).isEqualTo(stillValid);
  }

  @Test
  void shouldFindNoChangeWhereThereIsNone() {
    assertThat(SHIPPED.all()).allMatch(type -> TypeChanges.between(type, type).isEmpty());
  }

  @Test
  void shouldLetACompanyTightenAShippedType() throws IOException {
    write("fee.charged", edited("fee.charged", "/required", "[\"fee\", \"amount\", \"cause\"]"));

    EventType type = SHIPPED.and(folder).find("fee.charged").orElseThrow();

    assertThatThrownBy(
            () ->
                Attributes.values(
                    type,
                    Attributes.fromJson(
                        type,
                        Map.of(
                            "fee", "late", "amount", Map.of("amount", "1.00", "currency", "EUR")))))
        .hasMessageContaining("cause is required by event type fee.charged");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /required                 | ["fee"]                                 | amount is no longer required
          /properties/fee/maxLength | 300                                     | fee has "maxLength" 300, it was 200
          /properties/invoiceId     | {"type": "integer", "description": "d"} | invoiceId is whole number, it was text
          """)
  void shouldNotLetACompanyLoosenAShippedType(String pointer, String value, String says)
      throws IOException {
    write("fee.charged", edited("fee.charged", pointer, value));

    assertThatThrownBy(() -> SHIPPED.and(folder))
        .isInstanceOf(CatalogueException.class)
        .hasMessage(
            "Event type fee.charged ships with Pillowmint; a company may tighten it, not loosen it: "
                + says);
  }

  @Test
  void shouldNotLetACompanyTightenWhatPillowmintItselfWrites() throws IOException {
    write("promise.kept", edited("promise.kept", "/properties/promiseId/maxLength", "10"));

    assertThatThrownBy(() -> SHIPPED.and(folder))
        .hasMessageContaining("promise.kept")
        .hasMessageContaining("which writes it itself; a company may only add optional attributes");
  }

  @Test
  void shouldLetACompanyAddToWhatPillowmintItselfWrites() throws IOException {
    write(
        "promise.kept",
        edited(
            "promise.kept",
            "/properties/branch",
            "{\"type\": \"string\", \"description\": \"d\"}"));

    assertThat(SHIPPED.and(folder).find("promise.kept").flatMap(t -> t.attribute("branch")))
        .isPresent();
  }

  private EventType own(String name, String text) {
    try {
      write("own.type", text);
      EventType own = SHIPPED.and(folder).find("own.type").orElseThrow();
      return new EventType(
          name,
          own.title(),
          own.description(),
          own.attributes(),
          own.schema(),
          own.request(),
          own.trouble());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name + ".json"), text);
  }

  private static String edited(String name, String pointer, @Nullable String value) {
    ObjectNode schema = (ObjectNode) JSON.readTree(SHIPPED.find(name).orElseThrow().schema());
    int last = pointer.lastIndexOf('/');
    ObjectNode parent = (ObjectNode) schema.at(pointer.substring(0, last));
    if (value == null) {
      parent.remove(List.of(pointer.substring(last + 1)));
    } else {
      parent.set(pointer.substring(last + 1), JSON.readTree(value));
    }
    ((ObjectNode) schema.at("/properties")).remove(List.copyOf(EventType.COMMON));
    return schema.toString();
  }

  private static Schema schema(EventType type) {
    JsonNode complete = CompleteSchema.of(type);
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(complete.toString(), InputFormat.JSON);
  }
}
