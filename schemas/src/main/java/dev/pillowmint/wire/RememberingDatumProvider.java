package dev.pillowmint.wire;

import io.apicurio.registry.serde.avro.DefaultAvroDatumProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;

/**
 * Finds readers and writers of generated records by the schema itself. The serializer's own
 * provider finds them by the schema's fingerprint, which it works out anew for every record; that
 * takes longer than writing it.
 *
 * @param <T> the record
 */
public final class RememberingDatumProvider<T> extends DefaultAvroDatumProvider<T> {
  private final Map<Schema, DatumWriter<T>> writers = new ConcurrentHashMap<>();
  private final Map<Schema, DatumReader<T>> readers = new ConcurrentHashMap<>();

  @Override
  public DatumWriter<T> createDatumWriter(T data, Schema schema) {
    return writers.computeIfAbsent(schema, key -> super.createDatumWriter(data, key));
  }

  @Override
  public DatumReader<T> createDatumReader(Schema schema) {
    return readers.computeIfAbsent(schema, super::createDatumReader);
  }
}
