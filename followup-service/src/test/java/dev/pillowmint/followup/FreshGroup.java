package dev.pillowmint.followup;

import dev.pillowmint.localstack.TestStack;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Lets a service that starts with an empty database hear only what is published from then on. */
final class FreshGroup {
  private FreshGroup() {}

  /** A consumer group without offsets begins at the end of every topic; any other stays. */
  static void beginsNow(String group) {
    Map<String, Object> broker =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, TestStack.shared().bootstrapServers());
    try (Admin admin = Admin.create(broker)) {
      if (admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().isEmpty()) {
        admin.alterConsumerGroupOffsets(group, ends(admin)).all().get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<TopicPartition, OffsetAndMetadata> ends(Admin admin)
      throws InterruptedException, ExecutionException {
    Map<TopicPartition, OffsetSpec> partitions =
        admin
            .describeTopics(admin.listTopics().names().get())
            .allTopicNames()
            .get()
            .values()
            .stream()
            .flatMap(
                topic ->
                    topic.partitions().stream()
                        .map(p -> new TopicPartition(topic.name(), p.partition())))
            .collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest()));
    return admin.listOffsets(partitions).all().get().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, end -> new OffsetAndMetadata(end.getValue().offset())));
  }
}
