package dev.pillowmint.intake.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.intake.access.Authority;
import dev.pillowmint.intake.access.Issuer;
import dev.pillowmint.intake.whole.Intake.Answer;
import dev.pillowmint.localstack.TestStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;

/** What docs/operators.md says of keys, tokens and certificates. */
@Tag("stack")
class OperatorsGuideTest {
  private static final Pattern BLOCK = Pattern.compile("(?s)```(http|yaml)\n(.*?)\n```");

  @Test
  void shouldAnswerAboutKeysAsTheGuideSays() throws Exception {
    List<String> messages = blocks("http");
    assertThat(messages).hasSize(8);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Intake.shared().management("/actuator/health/readiness", "").status() == 200);
    String id = "";
    for (int i = 0; i < messages.size(); i += 2) {
      String[] expected = messages.get(i + 1).split("\n\n", 2);
      Answer answer = Intake.send(request(messages.get(i).replace("{id}", id)));

      assertThat(answer.status())
          .as(answer.text())
          .isEqualTo(Integer.parseInt(expected[0].split(" ", 3)[1]));
      JSONAssert.assertEquals(expected[1], answer.text(), JSONCompareMode.LENIENT);
      id = answer.json().path("id").asString(id);
    }
  }

  @Test
  void shouldTakeTokensAndCertificatesAsTheGuideConfiguresThem(@TempDir Path folder)
      throws Exception {
    Authority authority = Authority.in(folder);
    authority.issue("server", "CN=localhost", "-ext", "san=dns:localhost");
    authority.issue("billing", "CN=billing,O=Example");
    TestStack stack = TestStack.shared();
    try (Issuer issuer = Issuer.start()) {
      String imports =
          blocks("yaml").stream()
              .filter(b -> b.contains("resourceserver") || b.contains("client-auth"))
              .map(b -> b.replace("https://login.example.com/realms/company", issuer.uri()))
              .map(b -> b.replace("/etc/pillowmint/tls", folder.toString()))
              .map(b -> "optional:file:" + write(folder, b))
              .reduce((one, other) -> one + "," + other)
              .orElseThrow();
      assertThat(imports).contains(",");
      try (Intake intake =
          Intake.against(
              stack.bootstrapServers(), stack.registryUrl(), "spring.config.import=" + imports)) {
        assertThat(publish(intake, authority, "billing", "").statusCode()).isEqualTo(202);
        String token = issuer.token("billing", UnaryOperator.identity());
        assertThat(publish(intake, authority, "", token).statusCode()).isEqualTo(202);
        assertThat(publish(intake, authority, "", issuer.forged("billing")).statusCode())
            .isEqualTo(401);
        assertThat(publish(intake, authority, "", "").statusCode()).isEqualTo(401);
      }
    }
  }

  private static HttpResponse<String> publish(
      Intake intake, Authority authority, String certificate, String token)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("https://localhost:%d/v1/events".formatted(intake.port())))
            .header("Content-Type", Intake.PLAIN)
            .POST(
                BodyPublishers.ofString(
                    """
                    {"id": "g-1", "source": "billing", "type": "gesture.delivered", "customerId": "C-guide",
                     "attributes": {"gestureId": "g"}}
                    """));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try (HttpClient client =
        HttpClient.newBuilder().sslContext(authority.client(certificate)).build()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }

  private static HttpRequest.Builder request(String message) {
    String[] parts = message.split("\n\n", 2);
    List<String> head = parts[0].lines().toList();
    String[] start = head.getFirst().split(" ", 3);
    HttpRequest.Builder request = Intake.shared().request(start[1]);
    for (String header : head.subList(1, head.size())) {
      String[] named = header.split(": ", 2);
      request.header(named[0], named[1]);
    }
    return request.method(start[0], BodyPublishers.ofString(parts.length > 1 ? parts[1] : ""));
  }

  private static List<String> blocks(String language) throws IOException {
    return BLOCK
        .matcher(Files.readString(Path.of("../docs/operators.md")))
        .results()
        .filter(block -> block.group(1).equals(language))
        .map((MatchResult block) -> block.group(2))
        .toList();
  }

  private static Path write(Path folder, String yaml) {
    try {
      return Files.writeString(Files.createTempFile(folder, "guide", ".yaml"), yaml);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
