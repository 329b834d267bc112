package dev.pillowmint.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.catalogue.Topic;
import dev.pillowmint.catalogue.Topics;
import dev.pillowmint.localstack.services.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is removed from a compacted topic does not stay on the broker's disk for long. */
@Tag("stack")
class CompactedTopicsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String A_DAY = String.valueOf(Duration.ofDays(1).toMillis());
  private static final String WHAT_IS_KNOWN_OF_CUSTOMERS = "decision-service-customers-changelog";

  @Test
  void shouldBeDueForCleaningAfterADay() throws Exception {
    List<String> shipped =
        Topics.shipped().topics().stream()
            .filter(topic -> topic.cleanup().equals("compact"))
            .map(Topic::name)
            .toList();
    assertThat(shipped).isNotEmpty();
    try (RunningServices services = new RunningServices().start(Service.DECISION);
        Admin admin =
            Admin.create(Map.of("bootstrap.servers", services.stack().bootstrapServers()))) {
      await()
          .atMost(PATIENCE)
          .until(() -> admin.listTopics().names().get().contains(WHAT_IS_KNOWN_OF_CUSTOMERS));

      assertThat(
              cleanedAfter(
                  admin, Stream.concat(shipped.stream(), Stream.of(WHAT_IS_KNOWN_OF_CUSTOMERS))))
          .allSatisfy((topic, millis) -> assertThat(millis).as(topic).isEqualTo(A_DAY));
    }
  }

  private static Map<String, String> cleanedAfter(Admin admin, Stream<String> topics)
      throws Exception {
    return admin
        .describeConfigs(
            topics.map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList())
        .all()
        .get()
        .entrySet()
        .stream()
        .collect(
            Collectors.toMap(
                topic -> topic.getKey().name(),
                topic -> topic.getValue().get(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG).value()));
  }
}
