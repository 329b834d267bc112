package dev.pillowmint.decision.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.EventTypes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HousePolicyTest {

  @Test
  void shouldCompileTheShippedPolicy() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/policies/house.yaml")) {
      String yaml = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      Policy policy = new PolicyCompiler(EventTypes.shipped()).compile("house.yaml", yaml);
      assertThat(policy.rules()).hasSize(34);
    }
  }
}
