package dev.pillowmint.intake.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.pillowmint.intake.whole.Intake.Answer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An OpenAPI 3.1 document that answers are held to. */
final class OpenApiDocument {
  private static final String ADDRESS = "https://pillowmint.example/openapi.json";
  private static final String PROBLEM = "urn:pillowmint:problem:";

  private final JsonNode document;
  private final SchemaRegistry schemas;

  OpenApiDocument(String text) {
    document = new JsonMapper().readTree(text);
    schemas =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(ADDRESS, text)));
  }

  /**
   * Something that the document states.
   *
   * @param operation for example {@code GET /v1/event-types}
   * @param status a number, or default
   * @param problem the end of the problem's type; empty: none in particular
   */
  record Stated(String operation, String status, String problem) implements Comparable<Stated> {
    private static final Comparator<Stated> ORDER =
        Comparator.comparing(Stated::operation)
            .thenComparing(Stated::status)
            .thenComparing(Stated::problem);

    @Override
    public int compareTo(Stated other) {
      return ORDER.compare(this, other);
    }
  }

  Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    document
        .at("/paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .propertyNames()
                    .forEach(
                        m -> operations.add(m.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    return operations;
  }

  JsonNode at(String operation, String pointer) {
    return document.at(pointer(operation) + pointer);
  }

  /** Everything that is stated of every operation. */
  Set<Stated> stated() {
    Set<Stated> stated = new TreeSet<>();
    for (String operation : operations()) {
      at(operation, "/responses")
          .propertyNames()
          .forEach(
              status ->
                  problems(document.at(response(operation, status)))
                      .forEach(problem -> stated.add(new Stated(operation, status, problem))));
    }
    return stated;
  }

  private static Stream<String> problems(JsonNode response) {
    JsonNode type = response.at("/content/application~1problem+json/schema/properties/type");
    List<String> named =
        type.has("const")
            ? List.of(type.get("const").asString())
            : type.path("enum").valueStream().map(JsonNode::asString).toList();
    return named.isEmpty()
        ? Stream.of("")
        : named.stream().map(problem -> problem.substring(PROBLEM.length()));
  }

  /** Holds an answer to what is stated of its status; says what of it was seen. */
  Set<Stated> check(String operation, Answer answer) {
    String as = "%s: %d %s".formatted(operation, answer.status(), answer.text());
    String number = String.valueOf(answer.status());
    String status = at(operation, "/responses").has(number) ? number : "default";
    String at = response(operation, status);
    JsonNode response = document.at(at);
    assertThat(response).as(as).isNotEmpty();
    response
        .path("headers")
        .properties()
        .forEach(
            header -> {
              if (header.getValue().path("required").asBoolean(false)) {
                assertThat(answer.header(header.getKey()))
                    .as(header.getKey() + " in " + as)
                    .isNotEmpty();
              }
            });
    if (!response.has("content")) {
      assertThat(answer.text()).as(as).isEmpty();
      return Set.of(new Stated(operation, status, ""));
    }
    MediaType type = MediaType.parseMediaType(answer.header("Content-Type"));
    String plain = type.getType() + "/" + type.getSubtype();
    assertThat(response.path("content").propertyNames()).as(as).contains(plain);
    Schema schema = schema(at + "/content/" + escaped(plain));
    List<String> documents =
        plain.endsWith("ndjson") ? answer.text().lines().toList() : List.of(answer.text());
    documents.forEach(text -> assertThat(schema.validate(text, InputFormat.JSON)).as(as).isEmpty());
    boolean named = problems(response).noneMatch(String::isEmpty);
    return Set.of(
        new Stated(
            operation,
            status,
            named ? answer.json().at("/type").asString().substring(PROBLEM.length()) : ""));
  }

  void checkRequest(String operation, String form, String body) {
    String at = pointer(operation) + "/requestBody/content/" + escaped(form);
    assertThat(schema(at).validate(body, InputFormat.JSON)).as(body).isEmpty();
  }

  private Schema schema(String at) {
    return schemas.getSchema(SchemaLocation.of(ADDRESS + "#" + at + "/schema"));
  }

  private String response(String operation, String status) {
    String at = pointer(operation) + "/responses/" + status;
    JsonNode reference = document.at(at + "/$ref");
    return reference.isMissingNode() ? at : reference.asString().substring(1);
  }

  private static String pointer(String operation) {
    String[] words = operation.split(" ", 2);
    return "/paths/%s/%s".formatted(escaped(words[1]), words[0].toLowerCase(Locale.ROOT));
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
