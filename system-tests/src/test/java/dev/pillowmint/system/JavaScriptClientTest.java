package dev.pillowmint.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pillowmint.localstack.services.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Confluent-compatible client of another language publishes straight to Kafka and reads. */
@Tag("stack")
class JavaScriptClientTest {
  private static final Path CLIENT = Path.of("js-client");

  @Test
  void shouldDecideWhatAJavaScriptClientPublishesAndLetItReadTheDecision() throws Exception {
    requireNode();
    try (RunningServices services = new RunningServices()) {
      services.start(Service.DECISION);
      run("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
      String eventId = "js-" + UUID.randomUUID();

      String printed =
          run(
              "node",
              "client.js",
              services.stack().bootstrapServers(),
              services.stack().ccompatUrl(),
              eventId,
              "C-js");

      JsonNode decision = new JsonMapper().readTree(printed);
      assertThat(decision.path("eventId").asString()).isEqualTo(eventId);
      assertThat(decision.path("eventSource").asString()).isEqualTo("js-shop");
      assertThat(decision.path("rule").asString()).isEqualTo("no-petty-fee");
      assertThat(decision.path("outcome").asString()).isEqualTo("GRANTED");
      assertThat(decision.path("gestures").path(0).path("amount").path("minorUnits").asLong())
          .isEqualTo(500);
    }
  }

  private static void requireNode() throws InterruptedException {
    boolean present;
    try {
      present = new ProcessBuilder("node", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      present = false;
    }
    if (!Boolean.parseBoolean(System.getenv("PILLOWMINT_REQUIRE_ALL"))) {
      assumeThat(present).as("node is installed").isTrue();
    }
    assertThat(present).as("node is installed").isTrue();
  }

  private static String run(String... command) throws Exception {
    Path output = Files.createTempFile(Path.of("target"), "js-client", ".out");
    Process process =
        new ProcessBuilder(List.of(command))
            .directory(CLIENT.toFile())
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("%s ends", List.of(command)).isTrue();
      assertThat(process.exitValue()).as("exit status of %s", List.of(command)).isZero();
      return Files.readString(output);
    } finally {
      process.destroyForcibly();
    }
  }
}
