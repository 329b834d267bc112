package dev.pillowmint.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pillowmint.catalogue.Topic;
import dev.pillowmint.catalogue.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.SchemaParser;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidatorBuilder;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The gate: every schema reads and is read by every released version of itself (FULL_TRANSITIVE).
 *
 * <p>A release copies what changed from {@code target/schemas/<Record>.avsc} to {@code
 * released/<Record>/<next number>.avsc}.
 */
class ReleasedSchemasTest {
  private static final Path RELEASED = Path.of("released");
  private static final Path PRESENT = Path.of("target", "schemas");

  static List<Schema> current() {
    return Topics.shipped().topics().stream()
        .map(Topic::value)
        .filter(Objects::nonNull)
        .distinct()
        .map(name -> SpecificData.get().getSchema(recordNamed(name)))
        .toList();
  }

  private static Class<?> recordNamed(String name) {
    try {
      return Class.forName("dev.pillowmint.schemas." + name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("No record " + name, e);
    }
  }

  @ParameterizedTest
  @MethodSource("current")
  void shouldReadAndBeReadByEveryReleasedVersion(Schema schema) throws Exception {
    List<Schema> released = released(schema);

    assertThat(released).as("released versions of %s", schema.getName()).isNotEmpty();
    validate(schema, released);
  }

  @Test
  void shouldRefuseARenamedField() {
    assertBreaking("\"name\":\"customerId\"", "\"name\":\"customer\"");
  }

  @Test
  void shouldRefuseANewFieldWithoutDefault() {
    assertBreaking(
        "{\"name\":\"source\"", "{\"name\":\"tenant\",\"type\":\"int\"},{\"name\":\"source\"");
  }

  @Test
  void shouldRefuseAWidenedUnion() {
    assertBreaking(
        "\"name\":\"subject\",\"type\":[\"null\",",
        "\"name\":\"subject\",\"type\":[\"null\",\"int\",");
  }

  @Test
  void shouldAllowANewEnumSymbolAndANewFieldWithDefault() {
    Schema grown = edited(Decision.SCHEMA$, "\"DECLINED\"]", "\"DECLINED\",\"DEFERRED\"]");
    Schema wider =
        edited(
            CustomerEvent.SCHEMA$,
            "{\"name\":\"source\"",
            "{\"name\":\"tenant\",\"type\":[\"null\",\"int\"],\"default\":null},{\"name\":\"source\"");

    assertThatCode(() -> validate(grown, released(grown))).doesNotThrowAnyException();
    assertThatCode(() -> validate(wider, released(wider))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("current")
  void shouldWriteThePresentSchemaForARelease(Schema schema) throws Exception {
    Path file = Files.createDirectories(PRESENT).resolve(schema.getName() + ".avsc");

    Files.writeString(file, SchemaFormatter.format("json/pretty", schema) + "\n");

    assertThat(parse(Files.readString(file))).isEqualTo(schema);
  }

  private static void assertBreaking(String text, String replacement) {
    Schema broken = edited(CustomerEvent.SCHEMA$, text, replacement);

    assertThatThrownBy(() -> validate(broken, released(broken)))
        .isInstanceOf(SchemaValidationException.class);
  }

  private static Schema edited(Schema schema, String text, String replacement) {
    String json = schema.toString();
    assertThat(json).contains(text);
    return parse(json.replace(text, replacement));
  }

  private static void validate(Schema schema, List<Schema> released)
      throws SchemaValidationException {
    new SchemaValidatorBuilder().mutualReadStrategy().validateAll().validate(schema, released);
  }

  private static List<Schema> released(Schema schema) throws IOException {
    Path folder = RELEASED.resolve(schema.getName());
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Schema> schemas = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        schemas.add(parse(Files.readString(file)));
      }
    }
    return schemas;
  }

  private static Schema parse(String json) {
    return new SchemaParser().parse(json).mainSchema();
  }
}
