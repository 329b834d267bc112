package dev.pillowmint.benchmarks.stream;

import dev.pillowmint.localstack.TestStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;

/** Runs topologies as the service does: exactly once, on the real broker, with one thread. */
final class StreamRuns {
  private StreamRuns() {}

  static KafkaStreams streams(String application, Consumer<StreamsBuilder> topology) {
    return streams(application, topology, Map.of());
  }

  /**
   * The same with more configuration.
   *
   * @param more settings of Kafka Streams
   */
  static KafkaStreams streams(
      String application, Consumer<StreamsBuilder> topology, Map<String, Object> more) {
    StreamsBuilder builder = new StreamsBuilder();
    topology.accept(builder);
    Properties config = config(application);
    config.putAll(more);
    return new KafkaStreams(builder.build(), config);
  }

  static String freshName(String what) {
    return what + "-" + UUID.randomUUID();
  }

  static void close(KafkaStreams streams) {
    streams.close(Duration.ofSeconds(30));
    streams.cleanUp();
  }

  private static Properties config(String application) {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, TestStack.shared().bootstrapServers());
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
    config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 50);
    config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    config.put(StreamsConfig.STATE_DIR_CONFIG, folder().toString());
    config.put("consumer.auto.offset.reset", "earliest");
    config.put("consumer.isolation.level", "read_committed");
    return config;
  }

  private static Path folder() {
    try {
      return Files.createDirectories(Path.of("target", "benchmark-state").toAbsolutePath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
