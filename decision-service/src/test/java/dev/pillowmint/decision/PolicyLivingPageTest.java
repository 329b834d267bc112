package dev.pillowmint.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;

/** Every command of the page is answered as the page says. */
@Tag("stack")
class PolicyLivingPageTest {
  private static final Pattern POLICY = Pattern.compile("(?s)```yaml\n(.*?)```");
  private static final Pattern STEP =
      Pattern.compile("(?s)```sh\n(curl .*?)\n```\n\n```json\n(.*?)\n```");
  private static final Pattern WORD = Pattern.compile("(?s)'([^']*)'|(\\S+)");

  @TempDir private static Path stateDir;
  private static RunningService service;

  @BeforeAll
  static void start() {
    service = new RunningService(stateDir, "--spring.kafka.streams.application-id=living-page");
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
  void shouldAnswerAsThePageSays() throws Exception {
    String page = Files.readString(Path.of("../docs/policy-living.md"));
    String policy = POLICY.matcher(page).results().findFirst().orElseThrow().group(1);
    List<MatchResult> steps = STEP.matcher(page).results().toList();
    assertThat(steps).hasSizeGreaterThan(9).hasSize(page.split("```sh\n", -1).length - 1);

    for (MatchResult step : steps) {
      HttpResponse<String> answer = Curl.of(step.group(1), policy).send(service);

      assertThat(answer.statusCode()).as(step.group(1) + answer.body()).isBetween(200, 299);
      JSONAssert.assertEquals(step.group(1), step.group(2), answer.body(), JSONCompareMode.LENIENT);
    }
  }

  /** As much of curl as the page needs. */
  private static final class Curl {
    private String method = "GET";
    private String user = "";
    private String body = "";
    private String path = "";

    static Curl of(String command, String file) {
      List<String> words = new ArrayList<>();
      WORD.matcher(command.replace("\\\n", " "))
          .results()
          .forEach(w -> words.add(w.group(1) == null ? w.group(2) : w.group(1)));
      Curl curl = new Curl();
      for (int i = 1; i < words.size(); i++) {
        String word = words.get(i);
        switch (word) {
          case "-u" -> curl.user = words.get(++i);
          case "-X" -> curl.method = words.get(++i);
          case "-H" -> assertThat(words.get(++i)).startsWith("Content-Type: application/");
          case "-d" -> curl.post(words.get(++i));
          case "--data-binary" -> {
            assertThat(words.get(++i)).isEqualTo("@corner-shop.yaml");
            curl.post(file);
          }
          default -> {
            assertThat(word).startsWith("http://localhost:8081/");
            curl.path = word.substring("http://localhost:8081".length());
          }
        }
      }
      return curl;
    }

    private void post(String given) {
      body = given;
      method = method.equals("GET") ? "POST" : method;
    }

    HttpResponse<String> send(RunningService to) {
      return to.send(method, path, user, body);
    }
  }
}
