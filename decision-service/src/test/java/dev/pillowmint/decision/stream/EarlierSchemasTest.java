package dev.pillowmint.decision.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pillowmint.decision.stream.record.StoredDue;
import dev.pillowmint.schemas.Decision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.SchemaParser;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidatorBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The gate: a store that an earlier release wrote is read by this one. A release copies what
 * changed from {@code target/records/<Record>.avsc} to {@code
 * src/main/resources/records/<Record>/<next number>.avsc}.
 */
class EarlierSchemasTest {
  private static final Pattern STORED = Pattern.compile("(\\w+)\\.getDecoder\\(\\)");
  private static final int RECORDS = 50;

  static Set<String> records() {
    return new TreeSet<>(EarlierSchemas.OWN.keySet());
  }

  @ParameterizedTest
  @MethodSource("records")
  void shouldReadWhatEveryEarlierReleaseWrote(String name) throws Exception {
    List<Schema> earlier = EarlierSchemas.of("/records/", name);

    assertThat(earlier).as("released schemas of %s", name).isNotEmpty();
    canRead(present(name), earlier);
    for (Schema schema : earlier) {
      for (Object written : new RandomData(schema, RECORDS, 7)) {
        byte[] bytes = bytes(schema, (GenericRecord) written);
        assertThat(BinarySerde.value(decoder(name), bytes)).isInstanceOf(SpecificRecord.class);
      }
    }
  }

  @Test
  void shouldReadSharedRecordsOfEarlierReleasesInStories() {
    Schema first = EarlierSchemas.of("/released/", "Decision").getFirst();
    GenericRecord written = (GenericRecord) new RandomData(first, 1, 7).iterator().next();

    Decision read =
        Objects.requireNonNull(BinarySerde.value(Decision.getDecoder(), bytes(first, written)));

    assertThat(read.getRule()).isEqualTo(written.get("rule").toString());
    assertThat(read.getRevision()).isZero();
  }

  @Test
  void shouldRefuseANewFieldWithoutDefault() {
    Schema broken =
        new SchemaParser()
            .parse(
                StoredDue.getClassSchema()
                    .toString()
                    .replace("\"fields\":[", "\"fields\":[{\"name\":\"since\",\"type\":\"long\"},"))
            .mainSchema();

    assertThatThrownBy(() -> canRead(broken, EarlierSchemas.of("/records/", "StoredDue")))
        .isInstanceOf(SchemaValidationException.class);
  }

  @Test
  void shouldKnowEveryRecordThatIsStored() throws Exception {
    Set<String> stored =
        List.of("DecisionStores", "DecisionTopology", "LearningTopology").stream()
            .map(name -> Path.of("src/main/java/dev/pillowmint/decision/stream", name + ".java"))
            .flatMap(file -> STORED.matcher(text(file)).results().map(m -> m.group(1)))
            .filter(name -> !name.equals("Decision"))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(records()).isEqualTo(stored);
  }

  @ParameterizedTest
  @MethodSource("records")
  void shouldWriteThePresentSchemaForARelease(String name) throws Exception {
    Path file = Files.createDirectories(Path.of("target", "records")).resolve(name + ".avsc");

    Files.writeString(file, SchemaFormatter.format("json/pretty", present(name)) + "\n");

    assertThat(new SchemaParser().parse(Files.readString(file)).mainSchema())
        .isEqualTo(present(name));
  }

  private static void canRead(Schema reader, List<Schema> writers)
      throws SchemaValidationException {
    new SchemaValidatorBuilder().canReadStrategy().validateAll().validate(reader, writers);
  }

  private static Schema present(String name) {
    try {
      return (Schema)
          Class.forName("dev.pillowmint.decision.stream.record." + name)
              .getMethod("getClassSchema")
              .invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static BinaryMessageDecoder<?> decoder(String name) {
    return java.util.Objects.requireNonNull(EarlierSchemas.OWN.get(name));
  }

  private static byte[] bytes(Schema schema, GenericRecord written) {
    return BinarySerde.bytes(new BinaryMessageEncoder<>(GenericData.get(), schema), written);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
