package dev.pillowmint.followup;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who may do what, over every endpoint of the OpenAPI document. */
@Tag("stack")
class EndpointAccessTest {
  /** Each endpoint and the users who may use it. One that is not here fails the test. */
  private static final Map<String, Set<String>> RULES =
      Map.ofEntries(
          entry("DELETE /v1/worklist/{id}/claim", Set.of("staff")),
          entry("GET /v1/customers", Set.of("staff")),
          entry("GET /v1/customers/{customerId}/export", Set.of("staff")),
          entry("GET /v1/customers/{customerId}/follow-ups", Set.of("staff")),
          entry("GET /v1/customers/{customerId}/story", Set.of("staff")),
          entry("GET /v1/follow-ups/{id}", Set.of("staff")),
          entry("GET /v1/follow-ups/{id}/verdicts", Set.of("staff")),
          entry("GET /v1/missed", Set.of("staff")),
          entry("GET /v1/promises", Set.of("staff")),
          entry("GET /v1/proposals", Set.of("staff")),
          entry("GET /v1/proposals/{id}", Set.of("staff")),
          entry("GET /v1/templates", Set.of("staff")),
          entry("GET /v1/worklist", Set.of("staff")),
          entry("POST /v1/follow-ups/{id}/cancel", Set.of("staff")),
          entry("POST /v1/follow-ups/{id}/reschedule", Set.of("staff")),
          entry("POST /v1/gestures/{gestureId}/choice", Set.of("staff")),
          entry("POST /v1/missed/{id}/offer", Set.of("staff")),
          entry("POST /v1/promises/{id}/kept", Set.of("staff")),
          entry("POST /v1/proposals/{id}/answer", Set.of("staff")),
          entry("POST /v1/templates/{kind}/preview", Set.of("staff")),
          entry("POST /v1/worklist/{id}/claim", Set.of("staff")),
          entry("POST /v1/worklist/{id}/done", Set.of("staff")));

  private static RunningService service;
  private static JsonNode paths;

  @BeforeAll
  static void start() {
    service = RunningService.start(new SettableClock(Instant.parse("2026-03-02T09:00:00Z")));
    await().atMost(Duration.ofSeconds(60)).until(service::isReady);
    JsonNode document = new JsonMapper().readTree(service.get("/v3/api-docs").body());
    assertThat(document.get("openapi").asString()).startsWith("3.1");
    paths = document.get("paths");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void shouldDocumentEveryMappingAndHaveARuleForIt() {
    Set<String> mapped = new TreeSet<>();
    service
        .bean(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .forEach(
            info ->
                info.getPatternValues().stream()
                    .filter(path -> path.startsWith("/v1"))
                    .forEach(
                        path ->
                            info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> mapped.add(method + " " + path))));
    assertThat(endpoints().keySet()).isEqualTo(mapped).isEqualTo(new TreeSet<>(RULES.keySet()));
    assertThat(endpoints().values())
        .allSatisfy(
            operation -> {
              assertThat(operation.get("summary").asString()).isNotBlank();
              assertThat(operation.get("responses").has("default")).isTrue();
            });
  }

  @Test
  void shouldAskEverybodyWhoTheyAre() {
    endpoints()
        .keySet()
        .forEach(
            endpoint -> {
              refused(endpoint, null, 401);
              // Who guesses under one name is told to wait.
              refused(endpoint, "nobody" + endpoint.hashCode(), 401);
            });
  }

  @Test
  void shouldLetThoseInWhoMayAndNobodyElse() {
    endpoints()
        .keySet()
        .forEach(
            endpoint -> {
              Set<String> allowed = RULES.getOrDefault(endpoint, Set.of());
              for (String user : Set.of("staff", "metrics")) {
                if (allowed.contains(user)) {
                  assertThat(call(endpoint, user).statusCode())
                      .as("%s by %s", endpoint, user)
                      .isIn(200, 400, 404);
                } else {
                  refused(endpoint, user, 403);
                }
              }
            });
    assertThat(service.call("GET", "/v3/api-docs", null).statusCode()).isEqualTo(401);
    assertThat(service.call("GET", "/v1/no-such-thing", "metrics").statusCode()).isEqualTo(403);
  }

  @Test
  void shouldMakeWhoGuessesWait() {
    for (int i = 0; i < 5; i++) {
      refused("GET /v1/worklist", "guesser", 401);
    }
    refused("GET /v1/worklist", "guesser", 429);
    assertThat(call("GET /v1/worklist", "guesser").headers().firstValue("Retry-After")).isPresent();
    assertThat(call("GET /v1/worklist", "staff").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldAskOnTheManagementPortForEverythingButHealth() {
    Set<String> paths = new TreeSet<>(Set.of("/actuator"));
    new JsonMapper()
        .readTree(service.management("/actuator").body())
        .get("_links")
        .properties()
        .forEach(link -> paths.add("/actuator/" + link.getKey()));
    paths.removeIf(path -> path.endsWith("/self") || path.contains("health"));
    assertThat(paths).hasSizeGreaterThan(1);
    for (String path : paths) {
      assertThat(service.management(path).statusCode()).as(path).isEqualTo(200);
      assertThat(service.managementAnonymously(path).statusCode()).as(path).isEqualTo(401);
    }
    assertThat(service.managementAnonymously("/actuator/health/liveness").statusCode())
        .isEqualTo(200);
  }

  private static void refused(String endpoint, @Nullable String user, int status) {
    HttpResponse<String> response = call(endpoint, user);
    assertThat(response.statusCode()).as("%s by %s", endpoint, user).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(new JsonMapper().readTree(response.body()).get("instance").asString())
        .isEqualTo(path(endpoint));
  }

  private static HttpResponse<String> call(String endpoint, @Nullable String user) {
    return service.call(endpoint.substring(0, endpoint.indexOf(' ')), path(endpoint), user);
  }

  private static String path(String endpoint) {
    return endpoint
        .substring(endpoint.indexOf(' ') + 1)
        .replaceAll("\\{[a-zA-Z]+}", "00000000-0000-0000-0000-000000000001");
  }

  private static Map<String, JsonNode> endpoints() {
    Map<String, JsonNode> endpoints = new TreeMap<>();
    paths
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            endpoints.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue())));
    return endpoints;
  }
}
