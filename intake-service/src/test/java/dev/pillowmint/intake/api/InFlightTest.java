package dev.pillowmint.intake.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class InFlightTest {
  private final InFlight inFlight =
      new InFlight(
          new IntakeSettings(
              DataSize.ofKilobytes(64),
              10,
              16,
              DataSize.ofKilobytes(128),
              2,
              Duration.ofSeconds(5)));

  @Test
  void shouldBoundTheRequestsOfOneSourceAndLeaveTheOthersAlone() {
    InFlight.Entry first = inFlight.enter("billing", 10);
    inFlight.enter("billing", 10);

    assertThatThrownBy(() -> inFlight.enter("billing", 10)).isInstanceOf(RefusedRequest.class);
    inFlight.enter("support", 10).close();
    first.close();
    inFlight.enter("billing", 10).close();
  }

  @Test
  void shouldBoundTheBytesOfAll() {
    InFlight.Entry first = inFlight.enter("a", 64 * 1024);
    InFlight.Entry second = inFlight.enter("b", 64 * 1024);

    assertThatThrownBy(() -> inFlight.enter("c", 1)).isInstanceOf(RefusedRequest.class);
    first.close();
    second.close();
    assertThat(inFlight.capacityLeft()).isEqualTo(DataSize.ofKilobytes(128));
  }

  @Test
  void shouldLeaveHalfOfTheBytesToOtherSources() {
    InFlight.Entry slow = inFlight.enter("slow", -1);

    assertThatThrownBy(() -> inFlight.enter("slow", 10))
        .isInstanceOf(RefusedRequest.class)
        .hasMessageContaining("65536 bytes");
    inFlight.enter("other", -1).close();
    slow.measured(10);
    inFlight.enter("slow", 10).close();
    slow.close();
    inFlight.enter("slow", -1).close();
    assertThat(inFlight.capacityLeft()).isEqualTo(DataSize.ofKilobytes(128));
  }

  @Test
  void shouldAssumeTheLargestBodyUntilAChunkedOneIsMeasured() {
    InFlight.Entry chunked = inFlight.enter("a", -1);
    assertThat(inFlight.capacityLeft()).isEqualTo(DataSize.ofKilobytes(64));

    chunked.measured(10);
    assertThat(inFlight.capacityLeft()).isEqualTo(DataSize.ofKilobytes(124));

    chunked.close();
    assertThat(inFlight.capacityLeft()).isEqualTo(DataSize.ofKilobytes(128));
  }
}
