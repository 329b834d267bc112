package dev.pillowmint.catalogue;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A topic of the topic catalogue.
 *
 * @param name the topic
 * @param key what the record's key says, in words
 * @param value simple name of the Avro record; null on a dead-letter topic, which keeps the
 *     original bytes
 * @param partitions how many
 * @param retention how long records stay; null: for good, as a compacted topic does
 * @param cleanup {@code delete} or {@code compact}
 * @param owner the only writer
 */
public record Topic(
    String name,
    String key,
    @Nullable String value,
    int partitions,
    @Nullable Duration retention,
    String cleanup,
    String owner) {}
