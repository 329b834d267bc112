package dev.pillowmint.intake.describe;

import dev.pillowmint.catalogue.AttributeType;
import dev.pillowmint.catalogue.CompleteSchema;
import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.catalogue.Topics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the page shows.
 *
 * @param operations of the service
 * @param types by name
 * @param topics in the order of the catalogue
 */
record Reference(List<Operation> operations, List<Type> types, List<Topic> topics) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * @param openApi the service's OpenAPI document
   */
  static Reference of(JsonNode openApi, EventTypes types, Topics topics) {
    List<Operation> operations = new ArrayList<>();
    openApi
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            operations.add(
                                Operation.of(
                                    method.getKey(), path.getKey(), method.getValue(), openApi))));
    operations.sort(Comparator.comparing(Operation::path).thenComparing(Operation::method));
    return new Reference(
        operations,
        types.all().stream().map(Type::of).toList(),
        topics.topics().stream().map(Topic::of).toList());
  }

  /** One way to ask the service. */
  record Operation(
      String method, String path, String summary, String description, List<Answer> answers) {

    static Operation of(String method, String path, JsonNode says, JsonNode openApi) {
      List<Answer> answers = new ArrayList<>();
      says.path("responses")
          .properties()
          .forEach(
              response -> {
                String reference = response.getValue().path("$ref").asString("");
                JsonNode stated =
                    reference.isEmpty() ? response.getValue() : openApi.at(reference.substring(1));
                answers.add(new Answer(response.getKey(), stated.path("description").asString("")));
              });
      answers.sort(Comparator.comparing(Answer::status));
      return new Operation(
          method.toUpperCase(Locale.ROOT),
          path,
          says.path("summary").asString(path),
          says.path("description").asString(""),
          answers);
    }
  }

  /** One status and what it means. */
  record Answer(String status, String description) {}

  /** An event type. */
  record Type(
      String name,
      String title,
      String description,
      List<Attribute> attributes,
      List<String> examples) {

    boolean hasAttributes() {
      return !attributes.isEmpty();
    }

    static Type of(EventType type) {
      List<String> examples =
          CompleteSchema.of(type)
              .path("examples")
              .valueStream()
              .map(e -> JSON.writerWithDefaultPrettyPrinter().writeValueAsString(e))
              .toList();
      List<Attribute> attributes =
          type.attributes().values().stream()
              .filter(attribute -> !EventType.common(attribute))
              .map(Attribute::of)
              .toList();
      return new Type(type.name(), type.title(), type.description(), attributes, examples);
    }
  }

  /** An attribute of an event type. */
  record Attribute(String name, String value, String needed, String description) {
    static Attribute of(AttributeType type) {
      return new Attribute(
          type.name(),
          type.allowed().isEmpty()
              ? type.kind().expected()
              : "one of " + String.join(", ", type.allowed()),
          type.required() ? "required" : "optional",
          type.description());
    }
  }

  /** A topic. */
  record Topic(String name, String key, String value, String kept, String owner) {
    static Topic of(dev.pillowmint.catalogue.Topic topic) {
      return new Topic(
          topic.name(),
          topic.key(),
          topic.value() == null ? "the bytes as they came" : topic.value(),
          topic.retention() == null
              ? "the newest of each key"
              : "%d days".formatted(topic.retention().toDays()),
          topic.owner());
    }
  }
}
