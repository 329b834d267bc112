package dev.pillowmint.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.decision.command.PolicyCommand;
import dev.pillowmint.decision.stream.StoredStates;
import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.schemas.CustomerEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The backtest reads what companies published, with the service's own settings. */
@Tag("stack")
class BacktestFromKafkaTest {
  private static final Instant LONG_AGO = Instant.parse("2001-05-05T09:00:00Z");

  @TempDir private Path folder = Path.of("");

  @Test
  void shouldReplayTheTopicOnceAndWriteNothing() throws Exception {
    String customer = UUID.randomUUID().toString();
    try (Topics topics = new Topics()) {
      CustomerEvent fee = at(LONG_AGO, customer, "5.00");
      topics.publish(fee);
      topics.publish(fee);
      topics.publish(at(LONG_AGO.plusSeconds(1), UUID.randomUUID().toString(), "7.00"));
      topics.publish(at(LONG_AGO.minusSeconds(1), customer, "1.00"));
      topics.publishBytes(customer, new byte[] {1, 2, 3});
      Path result = folder.resolve("result.json");

      int status =
          backtest(
              "--since",
              "2001-05-05T09:00:00Z",
              "--until",
              "2001-05-06",
              "--json",
              result.toString());

      assertThat(status).isZero();
      assertThat(Files.readString(result))
          .contains("\"events\" : 2,", "\"granted\" : 2,", "\"customersHelped\" : 2,")
          .contains("\"EUR\" : 12.00")
          .doesNotContain("\"unreadable\" : 0,");
      assertThat(topics.committed("decisions", customer)).isEmpty();
    }
  }

  private static CustomerEvent at(Instant time, String customer, String amount) {
    return CustomerEvent.newBuilder(Topics.fee(customer, UUID.randomUUID().toString(), amount))
        .setTime(time)
        .build();
  }

  private static int backtest(String... options) {
    TestStack stack = TestStack.shared();
    Map<String, String> there =
        Map.of(
            "spring.kafka.bootstrap-servers", stack.bootstrapServers(),
            "spring.kafka.properties.apicurio.registry.url", stack.registryUrl().toString());
    there.forEach(System::setProperty);
    try {
      String[] args = new String[options.length + 2];
      args[0] = "backtest";
      args[1] = "src/main/resources/policies/house.yaml";
      System.arraycopy(options, 0, args, 2, options.length);
      return PolicyCommand.run(new StoredStates(), args);
    } finally {
      there.keySet().forEach(System::clearProperty);
    }
  }
}
