package dev.pillowmint.localstack.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pillowmint.localstack.process.LocalStackException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortPlanTest {
  @Test
  void shouldGiveTheServicesTheirUsualPorts() {
    PortPlan ports = PortPlan.of(Map.of());
    assertThat(ports.intake()).isEqualTo(8080);
    assertThat(ports.management(ports.followup())).isEqualTo(9082);
    assertThat(ports.kafka()).isEqualTo(19092);
  }

  @Test
  void shouldMoveEveryPortWithTheBase() {
    PortPlan ports = PortPlan.of(Map.of("PILLOWMINT_PORT_BASE", "29000"));
    assertThat(ports.intake()).isEqualTo(29080);
    assertThat(ports.management(ports.intake())).isEqualTo(29180);
    assertThat(ports.kafka()).isEqualTo(29092);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "80", "70000", "-1"})
  void shouldRefuseABaseThatIsNone(String base) {
    assertThatThrownBy(() -> PortPlan.of(Map.of("PILLOWMINT_PORT_BASE", base)))
        .isInstanceOf(LocalStackException.class)
        .hasMessage(
            "PILLOWMINT_PORT_BASE is \"%s\"; it has to be a number from 1024 to 64000, e.g. 29000"
                .formatted(base));
  }
}
