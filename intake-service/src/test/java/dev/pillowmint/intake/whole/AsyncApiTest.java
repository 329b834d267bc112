package dev.pillowmint.intake.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import dev.pillowmint.catalogue.Topic;
import dev.pillowmint.catalogue.Topics;
import dev.pillowmint.intake.whole.Intake.Answer;
import dev.pillowmint.provision.Schemas;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The topics as the service describes them. */
@Tag("stack")
class AsyncApiTest {
  private static Answer answer;

  @BeforeAll
  static void read() {
    answer =
        Intake.send(
            Intake.shared().request("/v3/asyncapi").header("Authorization", "Bearer demo-key"));
  }

  static List<Topic> topics() {
    return Topics.shipped().topics();
  }

  @Test
  void shouldBeAnAsyncApiDocument() throws Exception {
    assertThat(answer.json().at("/asyncapi").asString()).isEqualTo("3.0.0");
    Schema schema = PublishedSchemas.asyncApi30();
    assertThat(schema.validate(answer.text(), InputFormat.JSON)).isEmpty();
    assertThat(
            schema.validate(answer.text().replaceFirst("\"title\"", "\"titel\""), InputFormat.JSON))
        .isNotEmpty();
  }

  @Test
  void shouldHaveEveryTopicAndNoOther() {
    assertThat(answer.json().at("/channels").propertyNames())
        .containsExactlyElementsOf(topics().stream().map(Topic::name).toList());
  }

  @ParameterizedTest
  @MethodSource("topics")
  void shouldSayOfATopicWhatTheTopicCatalogueSays(Topic topic) {
    JsonNode channel = answer.json().at("/channels").get(topic.name());
    JsonNode kafka = channel.at("/bindings/kafka");
    JsonNode message = answer.json().at(referred(channel.at("/messages").iterator().next()));

    assertThat(channel.at("/address").asString()).isEqualTo(topic.name());
    assertThat(channel.at("/description").asString()).contains(topic.key(), topic.owner());
    assertThat(kafka.at("/partitions").asInt()).isEqualTo(topic.partitions());
    assertThat(kafka.at("/topicConfiguration/cleanup.policy/0").asString())
        .isEqualTo(topic.cleanup());
    assertThat(kafka.at("/topicConfiguration").has("retention.ms"))
        .isEqualTo(topic.retention() != null);
    if (topic.name().endsWith(".dlt")) {
      assertThat(message.at("/headers/required/0").asString()).isEqualTo("reason");
    } else if (topic.value() == null) {
      assertThat(message.at("/summary").asString()).contains("Pillowmint's own");
    } else {
      assertThat(message.at("/payload/schema"))
          .isEqualTo(new JsonMapper().readTree(Schemas.text(topic.value())));
    }
  }

  @Test
  void shouldLetCompaniesPublishToCustomerEventsOnly() {
    List<JsonNode> operations = answer.json().at("/operations").values().stream().toList();

    assertThat(operations)
        .filteredOn(operation -> operation.at("/action").asString().equals("receive"))
        .extracting(operation -> operation.at("/channel/$ref").asString())
        .containsExactly("#/channels/customer-events");
    assertThat(operations)
        .allSatisfy(
            operation -> {
              assertThat(answer.json().at(referred(operation.at("/channel")))).isNotEmpty();
              assertThat(answer.json().at(referred(operation.at("/messages/0")))).isNotEmpty();
            });
  }

  private static String referred(JsonNode reference) {
    return reference.at("/$ref").asString().substring(1);
  }
}
