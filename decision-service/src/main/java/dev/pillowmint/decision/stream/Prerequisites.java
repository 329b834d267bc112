package dev.pillowmint.decision.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What must be there before events can be decided. */
class Prerequisites {
  private static final List<String> SOURCES =
      List.of("customer-events", "follow-ups", DecisionTopology.TRAVELS);
  private static final List<String> OTHERS =
      List.of(
          "decisions",
          "gestures",
          "policies",
          "customer-events.decision-service.dlt",
          "follow-ups.decision-service.dlt");
  private static final long TIMEOUT_SECONDS = 5;

  private final Map<String, Object> admin;
  private final List<String> topics;
  private final Registry registry;
  private final Supplier<Optional<String>> more;

  /**
   * @param admin configuration of an admin client
   * @param topics beyond those that are always needed
   * @param more what else is waited for, asked last
   */
  Prerequisites(
      Map<String, Object> admin,
      List<String> topics,
      Registry registry,
      Supplier<Optional<String>> more) {
    this.admin = Map.copyOf(admin);
    this.topics = List.copyOf(topics);
    this.registry = registry;
    this.more = more;
  }

  /** What is still waited for, in words; empty: nothing. */
  Optional<String> missing() throws InterruptedException {
    try (Admin client = Admin.create(admin)) {
      Optional<String> topics = topics(client);
      if (topics.isPresent()) {
        return topics;
      }
      return registry.answers() ? more.get() : Optional.of("waiting for the schema registry");
    } catch (KafkaException | ExecutionException | TimeoutException e) {
      return Optional.of("waiting for Kafka");
    }
  }

  private Optional<String> topics(Admin client)
      throws InterruptedException, ExecutionException, TimeoutException {
    List<String> names = new ArrayList<>(SOURCES);
    names.addAll(OTHERS);
    names.addAll(topics);
    List<String> missing = new ArrayList<>();
    List<Integer> partitions = new ArrayList<>();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> topic :
        client.describeTopics(names).topicNameValues().entrySet()) {
      try {
        TopicDescription found = topic.getValue().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (SOURCES.contains(topic.getKey())) {
          partitions.add(found.partitions().size());
        }
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
        missing.add(topic.getKey());
      }
    }
    if (!missing.isEmpty()) {
      return Optional.of(
          "waiting for the topics " + String.join(", ", missing.stream().sorted().toList()));
    }
    return partitions.stream().distinct().count() == 1
        ? Optional.empty()
        : Optional.of(
            "waiting for customer-events, follow-ups and %s to have the same number of partitions;"
                    .formatted(DecisionTopology.TRAVELS)
                + " they have "
                + partitions);
  }
}
