package dev.pillowmint.intake.whole;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.intake.access.Issuer;
import dev.pillowmint.intake.whole.Intake.Answer;
import dev.pillowmint.localstack.TestStack;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who may call what: every endpoint that the running service maps, with every kind of credentials.
 */
@Tag("stack")
class EndpointAccessTest {
  /** Each endpoint and who may call it. One that is not here fails the build. */
  private static final Map<String, Who> RULES =
      Map.ofEntries(
          entry("POST /v1/events", Who.SOURCE),
          entry("POST /v1/webhooks/{name}", Who.SIGNED),
          entry("GET /v1/event-types", Who.ANYBODY),
          entry("GET /v1/event-types/{name}", Who.ANYBODY),
          entry("GET /v3/asyncapi", Who.ANYBODY),
          entry("GET /v3/api-docs", Who.ANYBODY),
          entry("GET /v3/api-docs.yaml", Who.ANYBODY),
          entry("GET /docs", Who.ANYBODY),
          entry("GET /docs/", Who.ANYBODY),
          entry("GET /v1/audit", Who.ADMIN),
          entry("GET /v1/keys", Who.ADMIN),
          entry("POST /v1/keys", Who.ADMIN),
          entry("POST /v1/keys/{id}/revoke", Who.ADMIN),
          entry("POST /v1/keys/{id}/rotate", Who.ADMIN),
          entry("GET /v1/dead-letters", Who.OPERATOR),
          entry("GET /v1/dead-letters/{place}", Who.OPERATOR),
          entry("PATCH /v1/dead-letters/{place}", Who.OPERATOR),
          entry("POST /v1/dead-letters/{place}/replay", Who.OPERATOR),
          entry("POST /v1/dead-letters/{place}/discard", Who.OPERATOR),
          entry("POST /v1/dead-letters/repairs", Who.OPERATOR));

  private static Issuer issuer;
  private static Intake intake;

  /** By name: what is sent, and whom it lets in. */
  private static final Map<String, Sent> CREDENTIALS = new LinkedHashMap<>();

  /** Who may call an endpoint. */
  private enum Who {
    SOURCE,
    ADMIN,
    /** Repairs dead letters. */
    OPERATOR,
    /** Whoever is known. */
    ANYBODY,
    /** Nobody is asked here: the endpoint checks a signature itself. */
    SIGNED
  }

  /** What is sent as Authorization (empty: nothing), and the roles that it proves. */
  private record Sent(String header, boolean known, Set<Who> roles) {}

  @BeforeAll
  static void start() {
    issuer = Issuer.start();
    TestStack stack = TestStack.shared();
    intake = Intake.against(stack.bootstrapServers(), stack.registryUrl(), issuer.properties());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> intake.management("/actuator/health/readiness", "").status() == 200);
    CREDENTIALS.put("nothing", stranger(""));
    CREDENTIALS.put("an unknown key", stranger("Bearer wrong"));
    CREDENTIALS.put(
        "an unknown key of the right form", stranger("Bearer pm_000000000000_" + "0".repeat(43)));
    CREDENTIALS.put("a revoked key", stranger("Bearer " + revoked()));
    CREDENTIALS.put("an expired key", stranger("Bearer " + expired()));
    CREDENTIALS.put("a wrong password", stranger("Basic YWRtaW46d3Jvbmc="));
    CREDENTIALS.put(
        "an expired token",
        stranger(
            token(c -> c.expirationTime(Date.from(Instant.now().minus(Duration.ofHours(1)))))));
    CREDENTIALS.put("a forged token", stranger("Bearer " + issuer.forged("demo")));
    CREDENTIALS.put("an unsigned token", stranger("Bearer " + issuer.unsigned("demo")));
    CREDENTIALS.put("another scheme", stranger("Digest x"));
    CREDENTIALS.put("a source's key", known("Bearer demo-key", Who.SOURCE));
    CREDENTIALS.put("a user without a role for it", known(Intake.basic("metrics")));
    CREDENTIALS.put("staff", known(Intake.basic("staff")));
    CREDENTIALS.put("an administrator", known(Intake.basic("admin"), Who.ADMIN));
    CREDENTIALS.put("an operator", known(Intake.basic("operator"), Who.OPERATOR));
    CREDENTIALS.put("a token without scope", known(token(c -> c.claim("scope", null))));
    CREDENTIALS.put("a token with a strange scope", known(token(c -> c.claim("scope", "admin"))));
    CREDENTIALS.put("a token to publish", known(token(UnaryOperator.identity()), Who.SOURCE));
    CREDENTIALS.put(
        "a token to manage keys", known(token(c -> c.claim("scope", "keys:manage")), Who.ADMIN));
    CREDENTIALS.put(
        "a token to repair",
        known(token(c -> c.claim("scope", "dead-letters:manage")), Who.OPERATOR));
  }

  @AfterAll
  static void stop() {
    intake.close();
    issuer.close();
  }

  @Test
  void shouldHaveARuleForEveryEndpoint() {
    assertThat(mapped()).isEqualTo(new TreeSet<>(RULES.keySet()));
  }

  @Test
  void shouldLetInWhoMayAndNobodyElse() {
    Map<String, Integer> wrong = new TreeMap<>();
    RULES.forEach(
        (endpoint, who) ->
            CREDENTIALS.forEach(
                (name, sent) -> {
                  Answer answer = call(endpoint, sent);
                  if (!asExpected(answer.status(), who, sent)) {
                    wrong.put(endpoint + " with " + name, answer.status());
                  }
                  if (answer.status() == 401 || answer.status() == 403) {
                    assertThat(answer.header("Content-Type"))
                        .as("%s with %s", endpoint, name)
                        .startsWith("application/problem+json");
                  }
                }));
    assertThat(wrong).isEmpty();
  }

  @Test
  void shouldAskOnTheManagementPortForEverythingButHealth() {
    Set<String> links = new TreeSet<>();
    new JsonMapper()
        .readTree(managed("/actuator", Intake.basic("metrics")).text())
        .get("_links")
        .properties()
        .forEach(link -> links.add("/actuator/" + link.getKey()));
    links.removeIf(link -> link.endsWith("/self") || link.contains("health"));
    assertThat(links).isNotEmpty();
    links.add("/actuator");
    for (String path : links) {
      for (Map.Entry<String, Sent> credentials : CREDENTIALS.entrySet()) {
        boolean scraper = credentials.getKey().equals("a user without a role for it");
        assertThat(managed(path, credentials.getValue().header()).status())
            .as("%s with %s", path, credentials.getKey())
            .isIn(scraper ? Set.of(200) : Set.of(401, 403));
      }
      assertThat(managed(path, "").status()).as(path).isEqualTo(401);
    }
    assertThat(managed("/actuator/health", "").status()).isEqualTo(200);
  }

  @Test
  void shouldMakeWhoGuessesAPasswordWait() {
    Sent guess = stranger(Intake.basic("guesser"));
    for (int i = 0; i < 5; i++) {
      assertThat(call("GET /v1/keys", guess).status()).isEqualTo(401);
    }
    Answer waits = call("GET /v1/keys", guess);

    assertThat(waits.status()).isEqualTo(429);
    assertThat(waits.header("Retry-After")).isNotEmpty();
    assertThat(managed("/actuator/prometheus", guess.header()).status()).isEqualTo(429);
    assertThat(call("GET /v1/keys", known(Intake.basic("admin"), Who.ADMIN)).status())
        .isEqualTo(200);
  }

  private static boolean asExpected(int status, Who who, Sent sent) {
    boolean allowed =
        who == Who.SIGNED || (sent.known && (who == Who.ANYBODY || sent.roles.contains(who)));
    if (allowed) {
      // What is sent holds nothing that is wanted, so it is refused by the endpoint itself.
      return status == 200 || status == 400 || status == 404 || who == Who.SIGNED;
    }
    // Who guesses an administrator's password for long is told to wait.
    return sent.known ? status == 403 : status == 401 || status == 429;
  }

  private static Set<String> mapped() {
    Set<String> mapped = new TreeSet<>();
    intake
        .context()
        .getBeansOfType(RequestMappingHandlerMapping.class)
        .values()
        .forEach(
            mapping ->
                mapping
                    .getHandlerMethods()
                    .keySet()
                    .forEach(
                        info -> {
                          Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
                          Set<RequestMethod> all =
                              methods.isEmpty() ? EnumSet.allOf(RequestMethod.class) : methods;
                          info.getPatternValues()
                              .forEach(path -> all.forEach(m -> mapped.add(m + " " + path)));
                        }));
    // Only the container sends there.
    mapped.removeIf(endpoint -> endpoint.endsWith(" /error"));
    return mapped;
  }

  private static Answer call(String endpoint, Sent sent) {
    String[] parts = endpoint.split(" ", 2);
    var request =
        intake
            .request(parts[1].replaceAll("\\{[a-zA-Z]+}", "nobody"))
            .header("Content-Type", Intake.PLAIN)
            .method(parts[0], BodyPublishers.ofString(parts[0].equals("GET") ? "" : "{}"));
    if (!sent.header.isEmpty()) {
      request.header("Authorization", sent.header);
    }
    return Intake.send(request);
  }

  private static Answer managed(String path, String header) {
    return intake.managementAs(path, header);
  }

  private static String token(UnaryOperator<com.nimbusds.jwt.JWTClaimsSet.Builder> change) {
    return "Bearer " + issuer.token("demo", change);
  }

  private static String revoked() {
    Answer made = admin("/v1/keys", "{\"source\": \"endpoints\"}");
    Answer revoked = admin("/v1/keys/" + made.json().get("id").asString() + "/revoke", "");
    assertThat(revoked.status()).isEqualTo(200);
    return made.json().get("key").asString();
  }

  private static String expired() {
    Instant soon = Instant.now().plus(Duration.ofSeconds(5));
    Answer made =
        admin("/v1/keys", "{\"source\": \"endpoints\", \"expiresAt\": \"%s\"}".formatted(soon));
    String key = made.json().get("key").asString();
    assertThat(intake.postAs(key, Intake.PLAIN, "{}").status()).isEqualTo(400);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> intake.postAs(key, Intake.PLAIN, "{}").status() == 401);
    return key;
  }

  private static Answer admin(String path, String body) {
    return Intake.send(
        intake
            .request(path)
            .header("Authorization", Intake.basic("admin"))
            .header("Content-Type", Intake.PLAIN)
            .POST(BodyPublishers.ofString(body)));
  }

  private static Sent stranger(String header) {
    return new Sent(header, false, Set.of());
  }

  private static Sent known(String header, Who... roles) {
    return new Sent(header, true, Set.of(roles));
  }
}
