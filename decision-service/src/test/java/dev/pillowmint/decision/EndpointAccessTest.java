package dev.pillowmint.decision;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Who may call what, over every endpoint that the running service maps. */
@Tag("stack")
class EndpointAccessTest {
  private static final Set<String> STAFF = Set.of("staff", "manager");
  private static final Set<String> MANAGER = Set.of("manager");

  /** Each endpoint and the users who may use it. One that is not here fails the build. */
  private static final Map<String, Set<String>> RULES =
      Map.ofEntries(
          entry("GET /v1/consistency", MANAGER),
          entry("GET /v1/customers/{id}", STAFF),
          entry("GET /v1/missed", STAFF),
          entry("GET /v1/policies", STAFF),
          entry("GET /v1/policies/diff", STAFF),
          entry("GET /v1/policies/{name}/{version}", STAFF),
          entry("GET /v1/policies/{name}/{version}/differences", STAFF),
          entry("GET /v1/policy", STAFF),
          entry("GET /v1/results", MANAGER),
          entry("GET /v3/api-docs", STAFF),
          entry("GET /v3/api-docs.yaml", STAFF),
          entry("POST /v1/missed/{decisionId}/offer", STAFF),
          entry("POST /v1/policies/check", STAFF),
          entry("POST /v1/policies/roll-back", MANAGER),
          entry("POST /v1/policies/{name}/{version}/activate", MANAGER),
          entry("POST /v1/policies/{name}/{version}/retire", MANAGER),
          entry("POST /v1/policies/{name}/{version}/shadow", MANAGER),
          entry("POST /v1/preview", STAFF),
          entry("PUT /v1/policies/{name}/{version}", MANAGER));

  @TempDir private static Path stateDir;
  private static RunningService service;

  @BeforeAll
  static void start() {
    service = new RunningService(stateDir);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> service.management("/actuator/health/readiness", "").statusCode() == 200);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void shouldHaveARuleForEveryEndpoint() {
    assertThat(mapped()).isEqualTo(new TreeSet<>(RULES.keySet()));
  }

  @Test
  void shouldLetInWhoMayAndNobodyElse() {
    Map<String, Integer> wrong = new TreeMap<>();
    RULES.forEach(
        (endpoint, allowed) -> {
          for (String user : List.of("staff", "manager", "metrics")) {
            HttpResponse<String> response = call(endpoint, user + ":" + user);
            boolean in = response.statusCode() != 401 && response.statusCode() != 403;
            if (in != allowed.contains(user) || response.statusCode() >= 500) {
              wrong.put(endpoint + " by " + user, response.statusCode());
            }
          }
          // Who guesses under one name is told to wait.
          String guess = "nobody" + endpoint.hashCode() + ":wrong";
          for (String stranger : List.of("", guess)) {
            HttpResponse<String> response = call(endpoint, stranger);
            assertThat(response.statusCode()).as(endpoint).isEqualTo(401);
            assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/problem+json");
          }
        });
    assertThat(wrong).isEmpty();
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
      assertThat(service.management(path, "").statusCode()).as(path).isEqualTo(401);
      assertThat(service.management(path, "manager:manager").statusCode()).as(path).isEqualTo(403);
    }
    assertThat(service.management("/actuator/health", "").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldMakeWhoGuessesAPasswordWait() {
    for (int i = 0; i < 5; i++) {
      assertThat(service.get("/v1/policies", "guesser:wrong").statusCode()).isEqualTo(401);
    }
    HttpResponse<String> waits = service.get("/v1/policies", "guesser:wrong");

    assertThat(waits.statusCode()).isEqualTo(429);
    assertThat(waits.headers().firstValue("Retry-After")).isPresent();
    assertThat(service.get("/v1/policies", "staff:staff").statusCode()).isEqualTo(200);
  }

  private static Set<String> mapped() {
    Set<String> mapped = new TreeSet<>();
    service
        .bean(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .forEach(
            info -> {
              Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
              Set<RequestMethod> all =
                  methods.isEmpty() ? EnumSet.allOf(RequestMethod.class) : methods;
              info.getPatternValues().forEach(path -> all.forEach(m -> mapped.add(m + " " + path)));
            });
    // Only the container sends there.
    mapped.removeIf(endpoint -> endpoint.endsWith(" /error"));
    return mapped;
  }

  private static HttpResponse<String> call(String endpoint, String user) {
    String[] parts = endpoint.split(" ", 2);
    String path = parts[1].replace("{version}", "1").replaceAll("\\{[a-zA-Z]+}", "no-such");
    return parts[0].equals("GET")
        ? service.get(path, user)
        : service.send(parts[0], path, user, parts[0].equals("PUT") ? "name: x" : "{}");
  }
}
