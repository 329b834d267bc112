package dev.pillowmint.intake.describe;

import dev.pillowmint.catalogue.Topic;
import dev.pillowmint.catalogue.Topics;
import dev.pillowmint.provision.Schemas;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The topic catalogue as an AsyncAPI 3.0 document, with Pillowmint as the application. */
final class TopicsDocument {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String AVRO = "application/vnd.apache.avro+json;version=1.9.0";
  private static final String KAFKA_BINDING = "0.5.0";
  private static final String OPEN_TO_ALL = "customer-events";
  private static final String DEAD_LETTER = "DeadLetter";
  private static final String DEAD_LETTERS = ".dlt";
  private static final String OWN = "own-";
  private static final String[] WHERE_IT_STOOD = {
    "kafka_dlt-original-topic",
    "kafka_dlt-original-partition",
    "kafka_dlt-original-offset",
    "kafka_dlt-exception-fqcn",
    "kafka_dlt-exception-stacktrace"
  };

  private final ObjectNode document = JSON.createObjectNode();

  private TopicsDocument() {
    document.put("asyncapi", "3.0.0");
    document
        .putObject("info")
        .put("title", "Pillowmint")
        .put("version", "1")
        .put(
            "description",
            "Kafka topics. Values are Avro in the Confluent wire format, subject \"<topic>-value\"; a company's systems may read every topic and publish to customer-events.")
        .putObject("license")
        .put("name", "Apache-2.0");
  }

  static ObjectNode of(Topics topics) {
    TopicsDocument written = new TopicsDocument();
    topics.topics().forEach(written::add);
    return written.document;
  }

  private void add(Topic topic) {
    String message = message(topic);
    ObjectNode channel =
        document.withObject("channels").putObject(topic.name()).put("address", topic.name());
    channel.put("description", "Key: %s. Written by %s.".formatted(topic.key(), topic.owner()));
    channel
        .putObject("messages")
        .putObject(message)
        .put("$ref", "#/components/messages/" + message);
    bind(topic, channel);
    describe(message, topic);
    operation("send", topic, message);
    if (topic.name().equals(OPEN_TO_ALL)) {
      operation("receive", topic, message);
    }
  }

  private static String message(Topic topic) {
    if (topic.value() != null) {
      return topic.value();
    }
    return topic.name().endsWith(DEAD_LETTERS) ? DEAD_LETTER : OWN + topic.name();
  }

  private static void bind(Topic topic, ObjectNode channel) {
    ObjectNode kafka =
        channel
            .putObject("bindings")
            .putObject("kafka")
            .put("topic", topic.name())
            .put("partitions", topic.partitions())
            .put("bindingVersion", KAFKA_BINDING);
    ObjectNode configuration = kafka.putObject("topicConfiguration");
    configuration.putArray("cleanup.policy").add(topic.cleanup());
    if (topic.retention() != null) {
      configuration.put("retention.ms", topic.retention().toMillis());
    }
  }

  private void operation(String action, Topic topic, String message) {
    ObjectNode operation =
        document
            .withObject("operations")
            .putObject(action + " " + topic.name())
            .put("action", action);
    String channel = "#/channels/" + topic.name();
    operation.putObject("channel").put("$ref", channel);
    operation.put(
        "summary",
        action.equals("receive")
            ? "What company systems publish themselves, held to the same catalogue as over HTTP"
            : "What %s writes".formatted(topic.owner()));
    operation.putArray("messages").addObject().put("$ref", channel + "/messages/" + message);
  }

  private void describe(String name, Topic topic) {
    ObjectNode message =
        document.withObject("components").withObject("messages").withObject(name).put("name", name);
    ObjectNode kafka = message.putObject("bindings").putObject("kafka");
    kafka.put("bindingVersion", KAFKA_BINDING);
    kafka.putObject("key").put("type", "string").put("description", topic.key());
    if (topic.value() == null) {
      bytes(message, topic);
    } else {
      kafka.put("schemaIdLocation", "payload").put("schemaIdPayloadEncoding", "confluent");
      avro(message, topic.value());
    }
  }

  private static void avro(ObjectNode message, String record) {
    message.put("contentType", "application/avro");
    ObjectNode schema = (ObjectNode) JSON.readTree(Schemas.text(record));
    message.put("summary", text(schema.path("doc").asString(null), record));
    message.putObject("payload").put("schemaFormat", AVRO).set("schema", schema);
  }

  private static void bytes(ObjectNode message, Topic topic) {
    message.put("contentType", "application/octet-stream");
    if (topic.name().endsWith(DEAD_LETTERS)) {
      deadLetter(message);
    } else {
      message.put("summary", "Bytes of Pillowmint's own, no Avro");
    }
  }

  private static void deadLetter(ObjectNode message) {
    message.put("summary", "A record that could not be read or handled, byte for byte as it came");
    ObjectNode headers = message.putObject("headers").put("type", "object");
    ObjectNode properties = headers.putObject("properties");
    properties.putObject("reason").put("type", "string").put("description", "Why, in words");
    for (String header : WHERE_IT_STOOD) {
      properties.putObject(header).put("description", "As spring-kafka writes it");
    }
    headers.putArray("required").add("reason");
  }

  private static String text(@Nullable String doc, String otherwise) {
    return doc == null ? otherwise : doc;
  }
}
