package dev.pillowmint.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.followup.plan.Fixtures;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Who gets in, how long they stay, and what their browser is told. */
@Tag("stack")
@TestInstance(Lifecycle.PER_CLASS)
class LogInTest {
  private final SettableClock clock = new SettableClock(Fixtures.MONDAY_TEN);
  private final SmallProvider provider = new SmallProvider();
  private @Nullable RunningService started;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    Path settings = folder.resolve("oidc.yaml");
    String shown = Examples.of("operators.md", "yaml").get(1);
    Files.writeString(
        settings,
        shown
            .replace("'...'", "secret")
            .replace("https://login.example.com/realms/company", provider.issuer()));
    RunningService service =
        RunningService.start(clock, "spring.config.additional-location=file:" + settings);
    started = service;
    await().atMost(Duration.ofSeconds(60)).until(service::isReady);
  }

  @AfterAll
  void stop() {
    if (started != null) {
      started.close();
    }
    provider.close();
  }

  @Test
  void shouldSendWhoeverIsNotLoggedInToTheLogIn() {
    assertThat(Visitor.location(visitor().get("/"))).endsWith("/login");
    HttpResponse<String> renewal = visitor().get("/", "HX-Request", "true");
    assertThat(renewal.statusCode()).isEqualTo(401);
    assertThat(renewal.headers().firstValue("HX-Redirect")).contains("/login?expired");
  }

  @Test
  void shouldTellBrowsersToTrustNothingElse() {
    HttpResponse<String> page = visitor().get("/login");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .contains("form-action 'self' " + provider.issuer())
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
    assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    assertThat(page.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("HttpOnly", "SameSite=Lax");
    assertThat(page.body()).doesNotContain("style=").doesNotContain("onclick");
  }

  @Test
  void shouldBeginANewSessionWithTheLogIn() {
    Visitor visitor = visitor();
    visitor.get("/login");
    String before = visitor.session();
    assertThat(Visitor.location(visitor.logIn("agent", "agent"))).endsWith("/");
    assertThat(visitor.session()).isNotEmpty().isNotEqualTo(before);
    assertThat(visitor.get("/").statusCode()).isEqualTo(200);
    assertThat(visitor.get("/manager").statusCode()).isEqualTo(403);
  }

  @Test
  void shouldRefuseAFormWithoutItsToken() {
    Visitor visitor = visitor();
    visitor.logIn("agent", "agent");
    assertThat(visitor.post("/preferences", Map.of("name", "Eve")).statusCode()).isEqualTo(403);
    assertThat(visitor.post("/logout", Map.of()).statusCode()).isEqualTo(403);
    visitor.get("/");
    assertThat(Visitor.location(visitor.post("/logout", Map.of("_csrf", visitor.csrf()))))
        .endsWith("/login?bye");
    assertThat(Visitor.location(visitor.get("/"))).endsWith("/login");
  }

  @Test
  void shouldSayTheSameOfANameThatExistsAndOneThatDoesNot() {
    for (String name : List.of("manager", "nobody-of-that-name")) {
      assertThat(Visitor.location(visitor().logIn(name, "wrong"))).endsWith("/login?failed");
    }
    for (String name : List.of("approver", "nobody-else")) {
      Visitor visitor = visitor();
      for (int i = 0; i < 5; i++) {
        visitor.logIn(name, "wrong");
      }
      assertThat(Visitor.location(visitor.logIn(name, name))).contains("/login?wait=");
      clock.advance(Duration.ofSeconds(2));
    }
    assertThat(Visitor.location(visitor().logIn("approver", "approver"))).endsWith("/");
    assertThat(Visitor.location(visitor().logIn("metrics", "metrics"))).endsWith("/");
  }

  @Test
  void shouldLogOutWhoeverDoesNothingOrStaysTooLong() {
    Visitor idle = visitor();
    idle.logIn("agent", "agent");
    idle.get("/");
    clock.advance(Duration.ofMinutes(20));
    assertThat(idle.get("/", "X-Renewed-By-Itself", "true").statusCode()).isEqualTo(200);
    clock.advance(Duration.ofMinutes(11));
    assertThat(idle.get("/").statusCode()).isEqualTo(302);
    Visitor busy = visitor();
    busy.logIn("agent", "agent");
    for (int i = 0; i < 12 * 3; i++) {
      assertThat(busy.get("/preferences").statusCode()).isEqualTo(200);
      clock.advance(Duration.ofMinutes(20));
    }
    clock.advance(Duration.ofMinutes(1));
    assertThat(busy.get("/preferences").statusCode()).isEqualTo(302);
  }

  @Test
  void shouldLeaveTheRestInterfaceWithoutSessions() {
    HttpResponse<String> answer = service().get("/v1/worklist");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    Visitor visitor = visitor();
    visitor.logIn("agent", "agent");
    assertThat(visitor.get("/v1/worklist").statusCode()).isEqualTo(401);
  }

  @Test
  void shouldLetPeopleInFromTheirCompanysProviderWithTheRolesThatItsGroupsMean() {
    provider.becomes(
        Map.of(
            "preferred_username",
            "mia.m",
            "name",
            "Mia Muster",
            "locale",
            "de-DE",
            "teams",
            List.of("care-lead"),
            "realm_access",
            Map.of("roles", List.of("mint-managers", "something-else"))));
    Visitor mia = visitor();
    assertThat(mia.get("/login").body()).contains("Log in with Example Ltd");
    HttpResponse<String> today = mia.follow("/oauth2/authorization/company");
    assertThat(today.statusCode()).isEqualTo(200);
    assertThat(today.body()).contains("Hallo Mia Muster", "Meine Teams");
    assertThat(mia.get("/manager").statusCode()).isNotEqualTo(403);
    HttpResponse<String> bye = mia.post("/logout", Map.of("_csrf", mia.csrf()));
    assertThat(Visitor.location(bye)).startsWith(provider.issuer() + "/bye?id_token_hint=");
  }

  @Test
  void shouldLetNobodyInWhoseGroupsMeanNothingHere() {
    provider.becomes(
        Map.of(
            "preferred_username",
            "manager",
            "roles",
            List.of("MANAGER", "STAFF"),
            "realm_access",
            Map.of("roles", List.of("MANAGER", "ROLE_MANAGER"))));
    assertThat(visitor().follow("/oauth2/authorization/company").statusCode()).isEqualTo(403);
  }

  private Visitor visitor() {
    return new Visitor(service());
  }

  private RunningService service() {
    return Objects.requireNonNull(started);
  }
}
