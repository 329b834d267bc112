package dev.pillowmint.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.schemas.Money;
import io.apicurio.registry.serde.avro.AvroSerdeConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RememberingDatumProviderTest {
  private static final Schema ANOTHER_ORDER =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "Money", "namespace": "dev.pillowmint.schemas", "fields": [
                {"name": "currency", "type": "string"},
                {"name": "note", "type": "string"},
                {"name": "minorUnits", "type": "long"}]}""");

  private final RememberingDatumProvider<Money> provider = new RememberingDatumProvider<>();

  @BeforeEach
  void configure() {
    provider.configure(
        new AvroSerdeConfig(Map.of("apicurio.registry.use-specific-avro-reader", true)));
  }

  @Test
  void shouldReadEachRecordByTheSchemaThatWroteItInAnyTurn() throws IOException {
    for (long turn = 0; turn < 3; turn++) {
      assertThat(read(Money.getClassSchema(), written(new Money(turn, "EUR"))))
          .isEqualTo(new Money(turn, "EUR"));
      assertThat(read(ANOTHER_ORDER, otherwise(turn, "SEK"))).isEqualTo(new Money(turn, "SEK"));
    }
  }

  @Test
  void shouldKnowASchemaAgainThatWasReadAnew() {
    Schema same = new Schema.Parser().parse(Money.getClassSchema().toString());

    assertThat(provider.createDatumReader(same))
        .isSameAs(provider.createDatumReader(Money.getClassSchema()));
    assertThat(provider.createDatumWriter(new Money(1L, "EUR"), same))
        .isSameAs(provider.createDatumWriter(new Money(2L, "EUR"), Money.getClassSchema()));
  }

  private Money read(Schema schema, byte[] bytes) throws IOException {
    return provider
        .createDatumReader(schema)
        .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
  }

  private byte[] written(Money money) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    provider.createDatumWriter(money, Money.getClassSchema()).write(money, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  private static byte[] otherwise(long minorUnits, String currency) throws IOException {
    GenericRecord money = new GenericData.Record(ANOTHER_ORDER);
    money.put("currency", currency);
    money.put("note", "of a later release");
    money.put("minorUnits", minorUnits);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(ANOTHER_ORDER).write(money, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }
}
