package dev.pillowmint.provision;

import dev.pillowmint.catalogue.Topic;
import dev.pillowmint.catalogue.Topics;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Creates the missing topics and registers the schemas; before that, if asked, says who may do what
 * in Kafka. Repeatable: topics and schemas that are there stay as they are.
 *
 * <p>Started as {@code Provision <bootstrap servers> <registry's Confluent API URL> [<replication
 * factor>] [--client <file>] [--acls <file>]}.
 */
public final class Provision {
  /** A dead letter is the record as it came and the reason in its headers. */
  private static final int DEAD_LETTER_BYTES = 2 * 1024 * 1024;

  /** After so long at the latest the broker may not put off cleaning out what was replaced. */
  private static final Duration COMPACTED_WITHIN = Duration.ofDays(1);

  private Provision() {}

  /** Runs the step; ends with status 1 and one clear line where it cannot be done. */
  public static void main(String... args) {
    try {
      Optional<Call> call = Call.of(args);
      if (call.isEmpty()) {
        System.err.println(Call.USAGE);
        System.exit(2);
        return;
      }
      run(call.get());
      System.out.println("Topics and schemas are in place.");
    } catch (ProvisionException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /**
   * Creates the topics, then registers the schemas.
   *
   * @param registry root of the Confluent-compatible API
   * @throws ProvisionException if the broker or the registry cannot be reached or refuses
   */
  public static void run(String bootstrapServers, URI registry, short replication) {
    run(
        new Call(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            registry,
            replication,
            Optional.empty()));
  }

  private static void run(Call call) {
    Map<String, Object> config = new HashMap<>(call.kafka());
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 30_000);
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    try (Admin admin = Admin.create(config)) {
      if (call.rules().isPresent()) {
        inKafka(
            call,
            "The rules cannot be put in place",
            () -> Access.grant(admin, call.rules().get()));
      }
      inKafka(call, "The topics cannot be created", () -> createTopics(admin, call.replication()));
    } catch (KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new ProvisionException("Kafka cannot be used: " + cause.getMessage(), e);
    }
    SchemaRegistry target = new SchemaRegistry(call.registry());
    for (Topic topic : Topics.shipped().topics()) {
      if (topic.value() != null) {
        target.register(topic.name() + "-value", Schemas.of(topic.value()));
      }
    }
  }

  private interface Step {
    void run() throws ExecutionException, InterruptedException;
  }

  private static void inKafka(Call call, String failure, Step step) {
    try {
      step.run();
    } catch (ExecutionException e) {
      throw new ProvisionException(
          "%s on %s: %s".formatted(failure, call.kafka().get("bootstrap.servers"), e.getCause()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProvisionException(failure + ": interrupted", e);
    }
  }

  private static void createTopics(Admin admin, short replication)
      throws ExecutionException, InterruptedException {
    Set<String> present = admin.listTopics().names().get();
    admin
        .createTopics(
            Topics.shipped().topics().stream()
                .filter(t -> !present.contains(t.name()))
                .map(t -> newTopic(t, replication))
                .collect(Collectors.toList()))
        .all()
        .get();
  }

  private static NewTopic newTopic(Topic topic, short replication) {
    Map<String, String> config = new LinkedHashMap<>();
    config.put(TopicConfig.CLEANUP_POLICY_CONFIG, topic.cleanup());
    config.put(
        TopicConfig.RETENTION_MS_CONFIG,
        topic.retention() == null ? "-1" : String.valueOf(topic.retention().toMillis()));
    if (topic.cleanup().equals(TopicConfig.CLEANUP_POLICY_COMPACT)) {
      config.put(
          TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, String.valueOf(COMPACTED_WITHIN.toMillis()));
    }
    // The broker's time, so that no producer's wrong clock ages records or what is kept for a time.
    config.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    if (topic.value() == null) {
      config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(DEAD_LETTER_BYTES));
    }
    if (replication >= 3) {
      config.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
    }
    return new NewTopic(topic.name(), topic.partitions(), replication).configs(config);
  }
}
