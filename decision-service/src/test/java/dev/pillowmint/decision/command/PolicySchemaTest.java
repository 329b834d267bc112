package dev.pillowmint.decision.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

class PolicySchemaTest {
  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest
  @ValueSource(strings = {"policies/house.yaml", "policies/house.tests.yaml"})
  void shouldTakeWhatShips(String file) throws IOException {
    assertThat(faults(Files.readString(RESOURCES.resolve(file)))).isEmpty();
  }

  static List<Path> packs() throws IOException {
    try (Stream<Path> files = Files.list(RESOURCES.resolve("policies/packs"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("packs")
  void shouldTakeEveryPackAndItsTests(Path pack) throws IOException {
    assertThat(faults(Files.readString(pack))).isEmpty();
  }

  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../docs"))) {
      return files
          .filter(page -> String.valueOf(page.getFileName()).matches("policy-.*\\.md"))
          .filter(page -> !examples(page).isEmpty())
          .sorted()
          .toList();
    }
  }

  @Test
  void shouldLookAtEveryPageWithExamples() throws IOException {
    assertThat(pages())
        .extracting(page -> String.valueOf(page.getFileName()))
        .contains(
            "policy-amounts.md",
            "policy-followups.md",
            "policy-living.md",
            "policy-moments.md",
            "policy-people.md",
            "policy-proving.md",
            "policy-results.md",
            "policy-writers.md");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void shouldTakeEveryExampleOfTheDocuments(Path page) {
    assertThat(examples(page)).allSatisfy(example -> assertThat(faults(example)).isEmpty());
  }

  @Test
  void shouldCompleteEveryEventTypeThatShips() throws IOException {
    String schema = Files.readString(RESOURCES.resolve("policy.schema.json"));

    assertThat(EventTypes.shipped().all())
        .extracting(EventType::name)
        .allSatisfy(type -> assertThat(schema).contains("\"" + type + "\""));
  }

  private static List<String> examples(Path page) {
    return EXAMPLE
        .matcher(text(page))
        .results()
        .map(r -> r.group(1))
        .filter(example -> example.startsWith("name:") || example.startsWith("tests:"))
        .toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: house|nmae: house",
        "currency: EUR|currancy: EUR",
        "caps:|cap:",
        "  gestures: 6|  gesturs: 6",
        "    period: month|    period: fortnight",
        "    on: fee.charged|    om: fee.charged",
        "    when: event.cause|    wen: event.cause",
        "    gestures:|    gestres:",
        "      - kind: refund|      - kind: refnud",
        "        customerText:|        customertext:",
        "            after: 2 days|            afte: 2 days",
        "      code: fair-fee|      cod: fair-fee",
        "    ledger: entitlement|    ledger: owed",
        "        within: 3 days|        within: three days",
        "  above: 50.00 EUR|  above: 50",
      })
  void shouldRefuseAMisspeltWord(String change) throws IOException {
    String house = Files.readString(RESOURCES.resolve("policies/house.yaml"));
    int bar = change.indexOf('|');
    String changed =
        house.replaceFirst(
            "(?m)^" + Pattern.quote(change.substring(0, bar)), change.substring(bar + 1));

    assertThat(changed).isNotEqualTo(house);
    assertThat(faults(changed)).isNotEmpty();
  }

  @Test
  void shouldRefuseAnExpectationThatNobodyCompares() {
    assertThat(faults("tests:\n  - {when: {type: fee.charged}, expect: {decison: granted}}"))
        .isNotEmpty();
    assertThat(faults("tests:\n  - {when: {type: fee.charged}, expect: grantd}")).isNotEmpty();
  }

  private static List<Error> faults(String yaml) {
    Object document = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return schema().validate(JSON.valueToTree(document));
  }

  private static Schema schema() {
    try {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Files.readString(RESOURCES.resolve("policy.schema.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
