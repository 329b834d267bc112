package dev.pillowmint.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Topic;
import dev.pillowmint.catalogue.Topics;
import dev.pillowmint.localstack.TestStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is removed from a compacted topic does not stay on the broker's disk for long. */
@Tag("stack")
class CompactedTopicsTest {

  @Test
  void shouldBeCompactedWithinADay() throws Exception {
    List<ConfigResource> compacted =
        Topics.shipped().topics().stream()
            .filter(topic -> topic.cleanup().equals("compact"))
            .map(Topic::name)
            .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
            .toList();
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", TestStack.shared().bootstrapServers()))) {
      Map<ConfigResource, Config> configs = admin.describeConfigs(compacted).all().get();

      assertThat(configs)
          .hasSize(3)
          .allSatisfy(
              (topic, config) ->
                  assertThat(config.get(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG).value())
                      .as(topic.name())
                      .isEqualTo(String.valueOf(Duration.ofDays(1).toMillis())));
    }
  }
}
