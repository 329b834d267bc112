package dev.pillowmint.intake.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import dev.pillowmint.intake.whole.Intake.Answer;
import dev.pillowmint.intake.whole.OpenApiDocument.Stated;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The served document says what the running service does: no more, no less. */
@Tag("stack")
@Timeout(180)
class OpenApiTest {
  /** Pages and the document itself, which describe and are not described. */
  private static final Set<String> DESCRIBING = Set.of("/error", "/docs", "/v3/api-docs");

  private static final Set<String> OF_STREAMS = Set.of("incomplete", "too-slow");

  private static Answer answer;
  private static OpenApiDocument document;

  @BeforeAll
  static void read() {
    answer =
        Intake.send(
            Intake.shared().request("/v3/api-docs").header("Authorization", "Bearer demo-key"));
    document = new OpenApiDocument(answer.text());
  }

  @Test
  void shouldBeAnOpenApiDocument() throws Exception {
    assertThat(answer.json().at("/openapi").asString()).startsWith("3.1");
    Schema schema = PublishedSchemas.openApi31();
    assertThat(schema.validate(answer.text(), InputFormat.JSON)).isEmpty();
    assertThat(
            schema.validate(answer.text().replaceFirst("\"title\"", "\"titel\""), InputFormat.JSON))
        .isNotEmpty();
  }

  @Test
  void shouldHaveEveryHandlerAndNoOther() {
    Set<String> mapped = new TreeSet<>();
    Intake.shared()
        .context()
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .forEach(
            info ->
                info.getPatternValues().stream()
                    .filter(path -> DESCRIBING.stream().noneMatch(path::startsWith))
                    .forEach(
                        path ->
                            info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> mapped.add(method + " " + path))));

    assertThat(document.operations()).isEqualTo(mapped);
    assertThat(document.operations())
        .allSatisfy(
            operation -> assertThat(document.at(operation, "/summary").asString()).isNotBlank());
  }

  @Test
  void shouldAnswerAsTheDocumentStatesAndStateWhatIsAnswered() {
    Set<Stated> seen = new TreeSet<>();
    try (Provocations provocations = new Provocations()) {
      provocations.all().forEach(p -> seen.addAll(document.check(p.operation(), p.answer())));
    }

    assertThat(seen).isEqualTo(document.stated());
  }

  /** Of a body that cannot be read only a stream is told so by its type, on its last line. */
  @Test
  void shouldStateEveryProblemOfTheService() throws Exception {
    List<String> problems =
        List.of(Class.forName("dev.pillowmint.intake.api.Problem").getEnumConstants()).stream()
            .map(p -> p.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
            .filter(problem -> !OF_STREAMS.contains(problem))
            .toList();

    assertThat(document.stated())
        .extracting(Stated::problem)
        .containsAll(problems)
        .contains("unknown-event-type");
  }

  @Test
  void shouldShowExamplesThatAreAccepted() {
    JsonNode content = document.at("POST /v1/events", "/requestBody/content");

    assertThat(content.propertyNames()).contains(Intake.PLAIN, Intake.STRUCTURED, Intake.BATCH);
    content
        .properties()
        .forEach(
            form ->
                form.getValue()
                    .path("examples")
                    .values()
                    .forEach(
                        example -> {
                          String body = example.at("/value").toString();
                          document.checkRequest("POST /v1/events", form.getKey(), body);
                          assertThat(Intake.shared().post(form.getKey(), body).status())
                              .as(body)
                              .isEqualTo(202);
                        }));
  }
}
