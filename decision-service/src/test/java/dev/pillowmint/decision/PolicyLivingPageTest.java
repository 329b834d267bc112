package dev.pillowmint.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

  @TempDir private static Path stateDir;
  private static RunningService service;

  @BeforeAll
  static void start() {
    service =
        new RunningService(
            stateDir,
            "--spring.kafka.streams.application-id=living-page",
            // What other tests published is none of the page's: a shadow would differ on it.
            "--spring.kafka.streams.properties.consumer.auto.offset.reset=latest");
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
}
