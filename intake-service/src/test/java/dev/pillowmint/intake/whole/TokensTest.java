package dev.pillowmint.intake.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.pillowmint.intake.access.Issuer;
import dev.pillowmint.intake.whole.Intake.Answer;
import dev.pillowmint.localstack.TestStack;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** OAuth2 tokens instead of keys. */
@Tag("stack")
class TokensTest {
  private static Issuer issuer;
  private static Intake intake;

  @BeforeAll
  static void start() {
    issuer = Issuer.start();
    TestStack stack = TestStack.shared();
    intake = Intake.against(stack.bootstrapServers(), stack.registryUrl(), issuer.properties());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> intake.management("/actuator/health/readiness", "").status() == 200);
  }

  @AfterAll
  static void stop() {
    intake.close();
    issuer.close();
  }

  @Test
  void shouldLetTheBearerPublishAsItsSource() {
    String token = token(UnaryOperator.identity());

    assertThat(publish(token, "billing").status()).isEqualTo(202);
    assertThat(publish(token, "shop").status()).isEqualTo(403);
    assertThat(publish(token(c -> c.claim("client_id", null).subject("shop")), "shop").status())
        .isEqualTo(202);
    assertThat(publish("demo-key", "billing").status()).isEqualTo(202);
  }

  static Map<String, String> bad() {
    Instant now = Instant.now();
    Map<String, String> bad = new TreeMap<>();
    bad.put("expired", token(c -> c.expirationTime(Date.from(now.minus(Duration.ofMinutes(5))))));
    bad.put(
        "not yet valid", token(c -> c.notBeforeTime(Date.from(now.plus(Duration.ofMinutes(5))))));
    bad.put("without end", token(c -> c.expirationTime(null)));
    bad.put("of another issuer", token(c -> c.issuer("https://login.example.com")));
    bad.put("for somebody else", token(c -> c.audience("payroll")));
    bad.put("for nobody", token(c -> c.audience((String) null)));
    bad.put("of no source", token(c -> c.claim("client_id", null).subject(null)));
    bad.put("that allows no customer", token(c -> c.claim("pillowmint_customers", List.of())));
    bad.put("signed by a stranger", issuer.forged("billing"));
    bad.put("signed by nobody", issuer.unsigned("billing"));
    bad.put("torn", token(UnaryOperator.identity()).replaceFirst("\\.[^.]*$", "."));
    bad.put("no token", "a.b.c");
    return bad;
  }

  static List<String> badNames() {
    return List.copyOf(bad().keySet());
  }

  @ParameterizedTest
  @MethodSource("badNames")
  void shouldRefuseATokenThatIs(String bad) {
    Answer answer = publish(String.valueOf(bad().get(bad)), "billing");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.text()).doesNotContain("Exception", "Jwt", "JWT");
  }

  @Test
  void shouldNameTheScopeThatIsMissing() {
    String token = token(c -> c.claim("scope", "profile"));

    Answer publishing = publish(token, "billing");
    Answer listing =
        Intake.send(intake.request("/v1/keys").header("Authorization", "Bearer " + token));

    assertThat(publishing.status()).isEqualTo(403);
    assertThat(publishing.header("WWW-Authenticate"))
        .isEqualTo("Bearer error=\"insufficient_scope\", scope=\"events:write\"");
    assertThat(listing.status()).isEqualTo(403);
    assertThat(listing.header("WWW-Authenticate")).contains("scope=\"keys:manage\"");
  }

  @Test
  void shouldHoldATokenToItsTypesAndCustomers() {
    String types = token(c -> c.claim("pillowmint_types", List.of("fee.charged")));
    String customers = token(c -> c.claim("pillowmint_customers", List.of("DE-")));

    assertThat(publish(types, "billing").json().get("type").asString())
        .isEqualTo("urn:pillowmint:problem:foreign-type");
    assertThat(publish(customers, "billing").json().get("type").asString())
        .isEqualTo("urn:pillowmint:problem:foreign-customer");
  }

  @Test
  void shouldLetAnAdministratorsTokenManageKeys() {
    String token = token(c -> c.claim("scope", List.of("keys:manage")));

    assertThat(
            Intake.send(intake.request("/v1/keys").header("Authorization", "Bearer " + token))
                .status())
        .isEqualTo(200);
    assertThat(publish(token, "billing").status()).isEqualTo(403);
  }

  @Test
  void shouldNotStartWithTokensForEverybody() {
    TestStack stack = TestStack.shared();
    String[] unbounded = issuer.properties();
    unbounded[2] = "spring.security.oauth2.resourceserver.jwt.audiences=";

    assertThatThrownBy(
            () -> Intake.against(stack.bootstrapServers(), stack.registryUrl(), unbounded).close())
        .hasStackTraceContaining("spring.security.oauth2.resourceserver.jwt.audiences");
  }

  private static String token(UnaryOperator<JWTClaimsSet.Builder> change) {
    return issuer.token("billing", change);
  }

  private static Answer publish(String bearer, String source) {
    return Intake.send(
        intake
            .request("/v1/events")
            .header("Authorization", "Bearer " + bearer)
            .header("Content-Type", Intake.PLAIN)
            .POST(
                BodyPublishers.ofString(
                    """
                    {"id": "t-1", "source": "%s", "type": "gesture.delivered", "customerId": "C-tokens",
                     "attributes": {"gestureId": "g"}}
                    """
                        .formatted(source))));
  }
}
