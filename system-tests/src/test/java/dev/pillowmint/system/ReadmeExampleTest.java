package dev.pillowmint.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.localstack.services.Service;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the README tells a newcomer to type. */
@Tag("stack")
class ReadmeExampleTest {
  private static final RunningServices SERVICES = new RunningServices();
  private static final Pattern BODY = Pattern.compile("-d '(\\{.*?\\})'", Pattern.DOTALL);

  @BeforeAll
  static void start() {
    SERVICES.start(Service.INTAKE, Service.DECISION);
  }

  @AfterAll
  static void stop() {
    SERVICES.close();
  }

  @Test
  void shouldAcceptTheExampleAndShowItsDecisionInTheStory() throws Exception {
    SERVICES.intake().publish(example().replace("C-1001", "C-warm-up").replace("fee-1", "fee-0"));
    await().atMost(Duration.ofSeconds(30)).until(() -> story("C-warm-up").contains("no-petty-fee"));

    HttpResponse<String> response = SERVICES.intake().send(example());

    assertThat(response.statusCode()).isEqualTo(202);
    await()
        .pollInterval(Duration.ofMillis(50))
        .atMost(Duration.ofSeconds(10))
        .until(() -> story("C-1001").contains("no-petty-fee"));
  }

  @Test
  void shouldPointAtAMisspeltAttribute() throws Exception {
    HttpResponse<String> response =
        SERVICES.intake().send(example().replace("\"amount\": {", "\"amuont\": {"));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValueSatisfying(t -> assertThat(t).startsWith("application/problem+json"));
    assertThat(response.body()).contains("/attributes/amuont");
  }

  @Test
  void shouldRefuseWhoHasNoKey() throws Exception {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(SERVICES.process(Service.INTAKE).url().resolve("/v1/events"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(example()))
                    .build(),
                BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(401);
  }

  private static String example() throws Exception {
    Matcher body = BODY.matcher(Files.readString(Path.of("..", "README.md")));
    assertThat(body.find()).as("README has a curl example").isTrue();
    return body.group(1);
  }

  private static String story(String customer) throws Exception {
    URI address = SERVICES.process(Service.DECISION).url().resolve("/v1/customers/" + customer);
    String staff =
        Base64.getEncoder().encodeToString("staff:staff".getBytes(StandardCharsets.UTF_8));
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(address).header("Authorization", "Basic " + staff).build(),
            BodyHandlers.ofString())
        .body();
  }
}
