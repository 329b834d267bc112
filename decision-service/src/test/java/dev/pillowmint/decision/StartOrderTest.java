package dev.pillowmint.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.decision.policy.MisfitException;
import dev.pillowmint.decision.policy.PolicyException;
import dev.pillowmint.localstack.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("stack")
class StartOrderTest {
  private static final Duration START = Duration.ofSeconds(60);

  @TempDir private Path stateDir;

  @Test
  void shouldStartBeforeTheBrokerAndSayWhatItWaitsFor() {
    TestStack stack = TestStack.shared();
    stack.bootstrapServers();
    stack.stopBroker();
    try (RunningService service =
        new RunningService(stateDir, "--spring.kafka.streams.application-id=early")) {
      await()
          .atMost(START)
          .until(
              () ->
                  service
                      .management("/actuator/health/readiness")
                      .body()
                      .contains("waiting for Kafka"));
      assertThat(service.management("/actuator/health/readiness").statusCode()).isEqualTo(503);
      assertThat(service.management("/actuator/health/liveness").statusCode()).isEqualTo(200);
      assertThat(service.get("/v1/customers/C-1"))
          .satisfies(
              response -> {
                assertThat(response.statusCode()).isEqualTo(503);
                assertThat(response.headers().firstValue("Retry-After")).isPresent();
              });

      stack.startBroker();

      await()
          .atMost(START)
          .until(() -> service.management("/actuator/health/readiness").statusCode() == 200);
    } finally {
      stack.startBroker();
    }
  }

  @Test
  void shouldRefuseToStartWithAnInvalidPolicy() throws IOException {
    Path policy = stateDir.resolve("bad.yaml");
    Files.writeString(policy, "name: bad\nversion: 1\ncurrency: EURO\nrules: []\n");

    assertThatThrownBy(
            () -> new RunningService(stateDir, "--pillowmint.policy.location=file:" + policy))
        .hasRootCauseInstanceOf(PolicyException.class)
        .rootCause()
        .hasMessageContaining("bad.yaml:3:11: \"EURO\" is no ISO 4217 currency");
  }

  @Test
  void shouldRefuseToStartWithEventTypesThatThePolicyDoesNotFit() throws IOException {
    Path folder = Files.createDirectories(stateDir.resolve("own-types"));
    Files.writeString(
        folder.resolve("fee.charged.json"),
        """
        {"title": "t", "description": "d", "type": "object", "properties": {
         "fee": {"type": "string", "maxLength": 200, "description": "d"},
         "amount": {"$ref": "money.json", "x-remembered": true, "description": "d"}},
         "required": ["fee", "amount"]}
        """);

    assertThatThrownBy(
            () -> new RunningService(stateDir, "--pillowmint.catalogue.folder=" + folder))
        .hasStackTraceContaining(
            MisfitException.class.getName() + ": policy house/1, rule no-petty-fee: house.yaml:")
        .hasStackTraceContaining("event has no \"cause\"");
  }
}
