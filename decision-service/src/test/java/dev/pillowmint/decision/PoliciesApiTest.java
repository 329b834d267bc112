package dev.pillowmint.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@Tag("stack")
class PoliciesApiTest {
  private static final String STAFF = "staff:staff";
  private static final String MANAGER = "manager:manager";

  @TempDir private static Path stateDir;
  private static RunningService service;

  @BeforeAll
  static void start() {
    service = new RunningService(stateDir, "--spring.kafka.streams.application-id=policies-api");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> service.management("/actuator/health/readiness").statusCode() == 200);
  }

  @AfterAll
  static void stop() {
    try (Topics topics = new Topics()) {
      topics.forgetPolicies();
    }
    service.close();
  }

  @Test
  void shouldCheckADocumentAndPointAtEveryFault() {
    HttpResponse<String> good =
        service.send("POST", "/v1/policies/check", STAFF, Documents.back("checked", 1, "1.00"));
    HttpResponse<String> bad =
        service.send(
            "POST",
            "/v1/policies/check",
            STAFF,
            Documents.back("checked", 1, "1.00").replace("refund", "refnud"));

    assertThat(good.statusCode()).isEqualTo(200);
    assertThat(JsonPath.<Boolean>read(good.body(), "$.valid")).isTrue();
    assertThat(bad.statusCode()).isEqualTo(200);
    assertThat(JsonPath.<Integer>read(bad.body(), "$.faults[0].line")).isEqualTo(10);
    assertThat(JsonPath.<Integer>read(bad.body(), "$.faults[0].column")).isEqualTo(16);
    assertThat(JsonPath.<String>read(bad.body(), "$.faults[0].text"))
        .contains("policy.yaml:10:16", "^");
    assertThat(JsonPath.<String>read(bad.body(), "$.faults[0].advice")).isNotBlank();
  }

  @Test
  void shouldKeepAuthorAndTimeOfAVersionThatDecidesNothingYet() {
    HttpResponse<String> put = put("kept", 1, "1.00");

    assertThat(put.statusCode()).isEqualTo(201);
    assertThat(put.headers().firstValue("ETag")).isPresent();
    HttpResponse<String> got = service.get("/v1/policies/kept/1");
    assertThat(JsonPath.<String>read(got.body(), "$.author")).isEqualTo("manager");
    assertThat(JsonPath.<String>read(got.body(), "$.state")).isEqualTo("ACCEPTED");
    assertThat(JsonPath.<String>read(got.body(), "$.acceptedAt")).startsWith("20");
    assertThat(JsonPath.<String>read(got.body(), "$.document"))
        .isEqualTo(Documents.back("kept", 1, "1.00"));
    assertThat(
            JsonPath.<List<String>>read(service.get("/v1/policies").body(), "$.versions[*].name"))
        .contains("kept");
    assertThat(put("kept", 1, "1.00").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldRefuseAVersionThatIsNotTheNext() {
    put("ordered", 1, "1.00");

    HttpResponse<String> taken = put("ordered", 1, "2.00");
    HttpResponse<String> skipped = put("ordered", 3, "2.00");

    assertProblem(taken, 409);
    assertThat(JsonPath.<String>read(taken.body(), "$.detail")).contains("version: 2");
    assertProblem(skipped, 409);
  }

  @Test
  void shouldRefuseAChangeOfPoliciesThatWereNotSeen() {
    String seen = put("seen", 1, "1.00").headers().firstValue("ETag").orElseThrow();
    put("seen", 2, "2.00");

    HttpResponse<String> late =
        service.send("POST", "/v1/policies/seen/1/shadow", MANAGER, "", "If-Match", seen);
    HttpResponse<String> garbled =
        service.send("POST", "/v1/policies/seen/1/shadow", MANAGER, "", "If-Match", "latest");

    assertProblem(late, 412);
    assertProblem(garbled, 422);
    assertThat(JsonPath.<String>read(garbled.body(), "$.pointer")).isEqualTo("If-Match");
  }

  @Test
  void shouldRefuseAnInvalidDocumentWithItsFaults() {
    HttpResponse<String> answer =
        service.send("PUT", "/v1/policies/broken/1", MANAGER, "name: broken\nversion: 1\n");

    assertProblem(answer, 422);
    assertThat(JsonPath.<List<Integer>>read(answer.body(), "$.faults[*].line")).isNotEmpty();
    assertProblem(service.get("/v1/policies/broken/1"), 404);
  }

  @Test
  void shouldRefuseADocumentThatIsNotWhatTheAddressSays() {
    HttpResponse<String> answer =
        service.send("PUT", "/v1/policies/other/1", MANAGER, Documents.back("this", 1, "1.00"));

    assertProblem(answer, 422);
    assertThat(JsonPath.<String>read(answer.body(), "$.pointer")).isEqualTo("/name");
  }

  @Test
  void shouldRefuseAnActivationInThePastAndOfWhatIsUnknown() {
    put("timed", 1, "1.00");

    assertProblem(
        service.send(
            "POST",
            "/v1/policies/timed/1/activate",
            MANAGER,
            "{\"from\": \"2020-01-01T00:00:00Z\"}"),
        409);
    assertProblem(service.send("POST", "/v1/policies/timed/9/activate", MANAGER, ""), 404);
    HttpResponse<String> misspelt =
        service.send("POST", "/v1/policies/timed/1/activate", MANAGER, "{\"form\": null}");
    assertProblem(misspelt, 400);
    assertThat(JsonPath.<String>read(misspelt.body(), "$.pointer")).isEqualTo("/form");
    HttpResponse<String> noTime =
        service.send("POST", "/v1/policies/timed/1/activate", MANAGER, "{\"from\": \"soon\"}");
    assertProblem(noTime, 400);
    assertThat(JsonPath.<String>read(noTime.body(), "$.pointer")).isEqualTo("/from");
  }

  @Test
  void shouldCompareTwoVersions() {
    put("compared", 1, "1.00");
    put("compared", 2, "2.00");

    String diff = service.get("/v1/policies/diff?from=compared/1&to=compared/2").body();

    assertThat(JsonPath.<List<String>>read(diff, "$.changes.changed[*].rule"))
        .containsExactly("fee-back");
    assertThat(JsonPath.<List<String>>read(diff, "$.changes.changed[0].words"))
        .containsExactly("gestures");
    assertThat(JsonPath.<List<String>>read(diff, "$.changes.sections")).containsExactly("version");
    assertThat(JsonPath.<List<String>>read(diff, "$.text")).contains("-version: 1", "+version: 2");
    assertThat(service.get("/v1/policies/diff?from=house/1&to=compared/2").statusCode())
        .isEqualTo(200);
    assertProblem(service.get("/v1/policies/diff?from=house&to=compared/2"), 422);
    assertProblem(service.get("/v1/policies/diff"), 400);
  }

  @Test
  void shouldPreviewWithoutEffect() {
    String preview =
        """
        {"event": {"type": "fee.charged", "customerId": "C-preview",
                   "attributes": {"fee": "return", "cause": "slip",
                                  "amount": {"amount": "5.00", "currency": "EUR"}}},
         "history": [{"type": "customer.profile-changed",
                      "attributes": {"displayName": "Ada"}}]}
        """;

    HttpResponse<String> answer = service.send("POST", "/v1/preview", STAFF, preview);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(JsonPath.<String>read(answer.body(), "$.decision.rule")).isEqualTo("no-petty-fee");
    assertThat(JsonPath.<String>read(answer.body(), "$.decision.outcome")).isEqualTo("GRANTED");
    assertThat(JsonPath.<String>read(answer.body(), "$.decision.gestures[0].amount.amount"))
        .isEqualTo("5.00");
    assertThat(service.get("/v1/customers/C-preview").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldPreviewUnderAVersionOrADocument() {
    put("tried", 1, "1.00");
    String event =
        "\"event\": {\"type\": \"fee.charged\", \"attributes\": {\"fee\": \"return\", \"amount\": {\"amount\": \"5.00\", \"currency\": \"EUR\"}}}";

    HttpResponse<String> version =
        service.send(
            "POST",
            "/v1/preview",
            STAFF,
            "{%s, \"policy\": {\"name\": \"tried\", \"version\": 1}}".formatted(event));
    HttpResponse<String> document =
        service.send(
            "POST",
            "/v1/preview",
            STAFF,
            "{%s, \"document\": \"%s\"}"
                .formatted(event, Documents.back("drafted", 7, "3.00").replace("\n", "\\n")));

    assertThat(JsonPath.<String>read(version.body(), "$.decision.gestures[0].amount.amount"))
        .isEqualTo("1.00");
    assertThat(JsonPath.<String>read(document.body(), "$.policy.name")).isEqualTo("drafted");
    assertThat(JsonPath.<String>read(document.body(), "$.decision.gestures[0].amount.amount"))
        .isEqualTo("3.00");
  }

  @Test
  void shouldPointAtWhatIsWrongInAPreview() {
    assertPointer("{}", "/event");
    assertPointer("{\"event\": {\"type\": \"fee.chraged\"}}", "/event/type");
    assertPointer(
        "{\"event\": {\"type\": \"fee.charged\", \"attributes\": {\"fee\": \"x\", \"cause\": \"slop\", \"amount\": {\"amount\": \"5.00\", \"currency\": \"EUR\"}}}}",
        "/event/attributes/cause");
    assertPointer(
        "{\"event\": {\"type\": \"fee.charged\", \"attributes\": {\"fee\": \"x\"}}}",
        "/event/attributes/amount");
    assertPointer(
        "{\"event\": {\"type\": \"fee.charged\", \"attributes\": {\"fee\": \"x\", \"amount\": {\"amount\": \"5.00\", \"currency\": \"EUR\"}}}, \"history\": [null]}",
        "/history/0");
  }

  @Test
  void shouldLetStaffReadAndManagersChange() {
    HttpResponse<String> refused =
        service.send("PUT", "/v1/policies/staffs/1", STAFF, Documents.back("staffs", 1, "1.00"));

    assertProblem(refused, 403);
    assertProblem(service.send("POST", "/v1/policies/roll-back", STAFF, ""), 403);
    assertProblem(service.anonymous("/v1/policies"), 401);
    assertProblem(service.get("/v1/policies", "staff:wrong"), 401);
    assertThat(service.get("/v1/policies", MANAGER).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldRefuseBodiesThatAreTooLargeOrOfAnotherKind() {
    assertProblem(service.send("POST", "/v1/policies/check", STAFF, "x".repeat(1_000_001)), 413);
    assertProblem(service.send("POST", "/v1/policies/check", STAFF, "{}"), 415);
    assertProblem(service.get("/v1/nothing"), 404);
    assertProblem(service.get("/v1/customers/a%2Fb"), 400);
  }

  @Test
  void shouldDocumentEveryMapping() {
    String document = service.get("/v3/api-docs").body();

    assertThat(JsonPath.<String>read(document, "$.openapi")).startsWith("3.1");
    Map<String, String> mapped = new TreeMap<>();
    service
        .bean(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .forEach(
            info ->
                info.getPatternValues().stream()
                    .filter(pattern -> pattern.startsWith("/v1"))
                    .forEach(
                        pattern ->
                            info.getMethodsCondition()
                                .getMethods()
                                .forEach(
                                    method ->
                                        mapped.put(
                                            method + " " + pattern,
                                            "$.paths['%s'].%s.summary"
                                                .formatted(
                                                    pattern,
                                                    method.name().toLowerCase(Locale.ROOT))))));
    assertThat(mapped).hasSizeGreaterThan(10);
    mapped.forEach(
        (mapping, path) ->
            assertThat(JsonPath.<String>read(document, path)).as(mapping).isNotBlank());
  }

  private static void assertPointer(String preview, String pointer) {
    HttpResponse<String> answer = service.send("POST", "/v1/preview", STAFF, preview);
    assertProblem(answer, 422);
    assertThat(JsonPath.<String>read(answer.body(), "$.pointer")).isEqualTo(pointer);
  }

  private static void assertProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(t -> assertThat(t).startsWith("application/problem+json"));
    assertThat(JsonPath.<Integer>read(answer.body(), "$.status")).isEqualTo(status);
    assertThat(answer.body()).doesNotContain("\tat ");
  }

  private static HttpResponse<String> put(String name, int version, String euros) {
    return service.send(
        "PUT",
        "/v1/policies/%s/%d".formatted(name, version),
        MANAGER,
        Documents.back(name, version, euros));
  }
}
